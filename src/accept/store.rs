//! Puts a new text in the place of a file so that, whatever happens, the old or the new one is there whole: it
//! is written beside it, brought to the disk, and given the file's name in one step.

use std::io;
use std::path::{Path, PathBuf};

/// What is asked of a disk. The real one is the command line's.
pub trait Disk {
    /// What a file holds; nothing where there is none.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    fn read(&mut self, path: &Path) -> io::Result<Option<Vec<u8>>>;

    /// Begins a new file, which later writes go to. One of the same name is left from a run that was killed.
    ///
    /// # Errors
    /// When it cannot be made.
    fn create(&mut self, path: &Path) -> io::Result<()>;

    /// Writes some of the bytes to the file that was begun, and tells how many.
    ///
    /// # Errors
    /// When nothing can be written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Waits until the file that was begun has reached the disk.
    ///
    /// # Errors
    /// When it cannot be told that it has.
    fn sync(&mut self) -> io::Result<()>;

    /// Gives a file the name of another, which is gone then, in one step.
    ///
    /// # Errors
    /// When the system refuses.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Waits until the names of a folder have reached the disk, where the system knows how.
    fn sync_folder(&mut self, folder: &Path);

    /// Takes a file away, if it is there.
    fn remove(&mut self, path: &Path);
}

/// Puts `bytes` in the place of the file `path`, which held `old` when it was read.
///
/// # Errors
/// When it cannot be written, or somebody else wrote to it meanwhile; the file is as it was then.
pub fn replace(
    disk: &mut dyn Disk,
    path: &Path,
    mark: &str,
    old: Option<&[u8]>,
    bytes: &[u8],
) -> io::Result<()> {
    let beside = beside(path, mark);
    let written = write_all(disk, &beside, bytes).and_then(|()| {
        if disk.read(path)?.as_deref() != old {
            return Err(io::Error::other("somebody else wrote to it meanwhile; try again"));
        }
        disk.rename(&beside, path)
    });
    if let Err(error) = written {
        disk.remove(&beside);
        return Err(error);
    }
    disk.sync_folder(folder(path));
    Ok(())
}

fn write_all(disk: &mut dyn Disk, beside: &Path, bytes: &[u8]) -> io::Result<()> {
    disk.create(beside)?;
    let mut rest = bytes;
    while !rest.is_empty() {
        match disk.write(rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => rest = rest.get(n..).unwrap_or_default(),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    disk.sync()
}

/// The file beside another that is written first. In the same folder, so that it can take the other's name.
fn beside(path: &Path, mark: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    folder(path).join(format!(".{name}.{mark}.tmp"))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// A disk in memory on which the program is killed at its n-th act: the act is done by half, and no other
    /// after it.
    #[derive(Default)]
    struct Mortal {
        files: BTreeMap<PathBuf, Vec<u8>>,
        open: Option<PathBuf>,
        acts: usize,
        killed_at: usize,
        /// It only fails there, and goes on.
        survives: bool,
    }

    impl Mortal {
        /// Whether this act is done. Of the one that kills, a half may be.
        fn act(&mut self) -> io::Result<()> {
            self.acts += 1;
            let fails = if self.survives { self.acts == self.killed_at } else { self.acts >= self.killed_at };
            if fails { Err(io::Error::other("no space left")) } else { Ok(()) }
        }
    }

    impl Disk for Mortal {
        fn read(&mut self, path: &Path) -> io::Result<Option<Vec<u8>>> {
            self.act()?;
            Ok(self.files.get(path).cloned())
        }
        fn create(&mut self, path: &Path) -> io::Result<()> {
            self.act()?;
            self.files.insert(path.to_owned(), Vec::new());
            self.open = Some(path.to_owned());
            Ok(())
        }
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let half = &bytes[..bytes.len().div_ceil(2)];
            let file = self.open.as_ref().and_then(|p| self.files.get_mut(p)).expect("a file was begun");
            file.extend(half);
            self.act().map(|()| half.len())
        }
        fn sync(&mut self) -> io::Result<()> {
            self.act()
        }
        fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
            self.act()?;
            let file = self.files.remove(from).expect("it was written");
            self.files.insert(to.to_owned(), file);
            Ok(())
        }
        fn sync_folder(&mut self, _: &Path) {
            let _ = self.act();
        }
        fn remove(&mut self, path: &Path) {
            if self.act().is_ok() {
                self.files.remove(path);
            }
        }
    }

    /// Kills the program at every act in turn; returns how many acts there are.
    fn check(old: Option<&str>, new: &str, survives: bool) -> usize {
        let path = Path::new("story/accepted.yaml");
        for killed_at in 1.. {
            let mut disk = Mortal { killed_at, survives, ..Mortal::default() };
            disk.files.extend(old.map(|text| (path.to_owned(), text.as_bytes().to_vec())));
            let done = replace(&mut disk, path, "7", old.map(str::as_bytes), new.as_bytes());
            let now = disk.files.get(path).map(|b| String::from_utf8_lossy(b).into_owned());
            let whole = now.as_deref() == old || now.as_deref() == Some(new);
            assert!(whole, "killed at {killed_at}: {now:?}");
            assert!(
                done.is_err() || now.as_deref() == Some(new),
                "killed at {killed_at}, and nobody said so"
            );
            if survives && done.is_err() {
                assert_eq!(disk.files.len(), usize::from(old.is_some()), "something is left at {killed_at}");
            }
            if disk.acts < killed_at {
                assert_eq!(disk.files.len(), 1);
                return killed_at - 1;
            }
        }
        unreachable!("it ends")
    }

    #[test]
    fn a_kill_at_any_act_leaves_the_old_or_the_new_file() {
        for survives in [false, true] {
            assert!(check(Some("- id: old\n"), "- id: old\n- id: new, and a longer one\n", survives) > 9);
            check(None, "- id: new\n", survives);
            check(Some("- id: old\n"), "", survives);
        }
    }

    #[test]
    fn what_somebody_else_wrote_is_not_overwritten() {
        let path = Path::new("accepted.yaml");
        let mut disk = Mortal { killed_at: usize::MAX, ..Mortal::default() };
        disk.files.insert(path.to_owned(), b"theirs".to_vec());
        let refused = replace(&mut disk, path, "7", Some(b"ours"), b"new").unwrap_err();
        assert!(refused.to_string().contains("meanwhile"));
        assert_eq!(disk.files.len(), 1);
        assert_eq!(disk.files.get(path).map(Vec::as_slice), Some(&b"theirs"[..]));
    }
}
