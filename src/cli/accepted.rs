//! Where `accepted.yaml` lies, reading it, and the disk it is written to.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::settings::folder_of;
use super::{Exit, show_faults};
use crate::accept::store::{self, Disk};
use crate::accept::{NAME, Names, Register};
use crate::error::Error;
use crate::rule::load;
use crate::settings::InForce;
use crate::text::calendar::{self, Day};

/// The file of what was accepted: the one that was named, or that beside the first article.
pub(super) fn path_of(in_force: &InForce, paths: &[String]) -> PathBuf {
    match &in_force.accepted {
        Some(named) => PathBuf::from(&named.value),
        None => {
            let folder = folder_of(paths);
            if folder == Path::new(".") { PathBuf::from(NAME) } else { folder.join(NAME) }
        }
    }
}

/// What a file calls articles, given by sigil and path: their paths from its folder, without their endings.
pub(super) fn names<'a>(file: &str, articles: impl Iterator<Item = (&'a str, &'a str)>) -> Names {
    let whole = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).ok();
    let folder = Path::new(file).parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = whole(folder);
    let name = |(sigil, path): (&str, &str)| {
        let path = Path::new(path);
        let from_folder = path.file_stem().zip(whole(path).zip(folder.as_deref()));
        let name = from_folder.filter(|_| path != Path::new("-")).map(|(stem, (whole, folder))| {
            let parts = from(folder, whole.parent().unwrap_or(Path::new("")));
            parts.into_iter().chain([stem.to_string_lossy().into_owned()]).collect::<Vec<_>>().join("/")
        });
        (sigil.to_owned(), name.unwrap_or_else(|| sigil.to_owned()))
    };
    Names::new(articles.map(name))
}

/// The folders that lead from one to another.
fn from(folder: &Path, to: &Path) -> Vec<String> {
    let shared = folder.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).map(|c| c.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect()
}

/// Reads it. One that is not there is empty, unless a flag named it for a run that only reads.
pub(super) fn load(path: &Path, must_be_there: bool) -> Result<Register, Exit> {
    let shown = path.to_string_lossy();
    if !must_be_there && !path.exists() {
        return Ok(Register { path: shown.into_owned(), ..Register::default() });
    }
    load::read(path).and_then(|text| Register::parse(&shown, &text)).map_err(|error| {
        show_faults(&[error]);
        Exit::Nothing
    })
}

/// Writes what `new` holds in the place of what `old` was read from.
///
/// # Errors
/// When it cannot be written; the file is as it was then.
pub(super) fn save(old: &Register, new: &Register) -> Result<(), Error> {
    // A link stays one: the file that it leads to is replaced.
    let path = fs::canonicalize(&old.path).unwrap_or_else(|_| PathBuf::from(&old.path));
    let mut disk = RealDisk::default();
    let what =
        |e: io::Error| Error::Usage(format!("{} could not be written: {e}; it is as it was", old.path));
    let there = disk.read(&path).map_err(what)?;
    let known = there.as_ref().map(|bytes| bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    if known.unwrap_or_default() != old.text.as_bytes() {
        return Err(what(io::Error::other("somebody else wrote to it meanwhile; try again")));
    }
    let mark = std::process::id().to_string();
    store::replace(&mut disk, &path, &mark, there.as_deref(), new.text.as_bytes()).map_err(what)?;
    sweep(&path);
    Ok(())
}

/// Takes away what runs that were killed left beside a file; nobody writes for an hour.
fn sweep(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    let begins = format!(".{}.", name.to_string_lossy());
    for file in entries.flatten() {
        let name = file.file_name();
        let name = name.to_string_lossy();
        let middle = name.strip_prefix(&begins).and_then(|rest| rest.strip_suffix(".tmp"));
        let ours = middle.is_some_and(|mark| mark.chars().all(|c| c.is_ascii_digit()));
        let age = file.metadata().and_then(|m| m.modified()).ok().and_then(|t| t.elapsed().ok());
        if ours && age.is_some_and(|age| age.as_secs() > 3600) {
            let _ = fs::remove_file(file.path());
        }
    }
}

/// Today, by the flag or the clock.
pub(super) fn today(now: Option<Day>) -> Day {
    let clock = || {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let days = i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
        calendar::plus_days(calendar::day(1970, 1, 1)?, days)
    };
    now.or_else(clock).unwrap_or_default()
}

/// The disk of this machine.
#[derive(Default)]
struct RealDisk {
    open: Option<File>,
}

impl RealDisk {
    fn open(&mut self) -> io::Result<&mut File> {
        self.open.as_mut().ok_or_else(|| io::Error::other("no file was begun"))
    }
}

impl Disk for RealDisk {
    fn read(&mut self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn create(&mut self, path: &Path) -> io::Result<()> {
        self.remove(path);
        self.open = Some(File::create_new(path)?);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.open()?.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.open()?.sync_all()
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if let Ok(old) = fs::metadata(to) {
            fs::set_permissions(from, old.permissions())?;
        }
        self.open = None;
        fs::rename(from, to)
    }

    fn sync_folder(&mut self, folder: &Path) {
        // Not every system can open a folder; the file itself has reached the disk.
        let _ = File::open(folder).and_then(|f| f.sync_all());
    }

    fn remove(&mut self, path: &Path) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The real disk, which fails from its n-th act on, as if the program had been killed there.
    struct Killed {
        disk: RealDisk,
        acts_left: usize,
    }

    impl Killed {
        fn act(&mut self) -> io::Result<&mut RealDisk> {
            self.acts_left = self.acts_left.checked_sub(1).ok_or_else(|| io::Error::other("killed"))?;
            Ok(&mut self.disk)
        }
    }

    impl Disk for Killed {
        fn read(&mut self, path: &Path) -> io::Result<Option<Vec<u8>>> {
            self.act()?.read(path)
        }
        fn create(&mut self, path: &Path) -> io::Result<()> {
            self.act()?.create(path)
        }
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.act()?.write(&bytes[..bytes.len().div_ceil(2)])
        }
        fn sync(&mut self) -> io::Result<()> {
            self.act()?.sync()
        }
        fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
            self.act()?.rename(from, to)
        }
        fn sync_folder(&mut self, folder: &Path) {
            if let Ok(disk) = self.act() {
                disk.sync_folder(folder);
            }
        }
        fn remove(&mut self, path: &Path) {
            if let Ok(disk) = self.act() {
                disk.remove(path);
            }
        }
    }

    #[test]
    fn a_kill_at_any_act_leaves_a_whole_file_on_a_real_disk() {
        let folder = std::env::temp_dir().join(format!("crosscheck-accept-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(NAME);
        let (old, new) = ("- id: old\n".to_owned(), "- id: new, and longer than the old one\n");
        let mut done = 0;
        for acts_left in 0..20 {
            fs::write(&path, &old).unwrap();
            let mut disk = Killed { disk: RealDisk::default(), acts_left };
            let kept = store::replace(&mut disk, &path, "7", Some(old.as_bytes()), new.as_bytes());
            let now = fs::read_to_string(&path).unwrap();
            assert!(now == old || now == new, "killed behind {acts_left}: {now:?}");
            assert_eq!(kept.is_ok(), now == new, "killed behind {acts_left}");
            done += usize::from(now == new);
        }
        assert!(done > 2 && done < 18, "{done} of 20 came to an end");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn articles_are_called_by_their_way_from_the_file() {
        let check = |file: &str, path: &str, expected: &str| {
            assert_eq!(names(file, [("it", path)].into_iter()).of("it"), expected, "{file} {path}");
        };
        check("accepted.yaml", "lusa.txt", "lusa");
        check("story/accepted.yaml", "story/lusa.txt", "lusa");
        check("./story/accepted.yaml", "story/day-1/lusa.txt", "day-1/lusa");
        check("desk/accepted.yaml", "story/lusa.txt", "../story/lusa");
        check("accepted.yaml", "-", "it");
        let both = names("accepted.yaml", [("wire", "wire.txt"), ("wire-2", "wire.md")].into_iter());
        assert_eq!((both.of("wire"), both.of("wire-2")), ("wire", "wire-2"));
    }

    #[test]
    fn today_is_what_was_said() {
        let day = calendar::parse_day("2026-11-21");
        assert_eq!(Some(today(day)), day);
        assert!(today(None) > calendar::parse_day("2026-01-01").unwrap());
    }
}
