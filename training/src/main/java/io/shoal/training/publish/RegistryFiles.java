package io.shoal.training.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * The files of a registry, in a directory or an object store: any that Flink's file systems reach.
 * A file is there whole or not at all.
 *
 * <p>Of the store no more is asked than that a file which has been written is seen by whoever lists
 * its directory afterwards. HDFS, S3 (since 2020), GCS, Azure and local disks give that; none of
 * them gives exclusive creation through Flink.
 */
final class RegistryFiles {
  private static final String DRAFTS = "drafts";

  private final Path root;
  private final FileSystem files;

  /**
   * @param uri directory of the registry; without a scheme, a local path
   * @throws IOException that says why no file system of this kind can be reached
   */
  RegistryFiles(String uri) throws IOException {
    root = new Path(uri);
    files = root.getFileSystem();
  }

  /** Where a file or directory lies, for those who do not know the registry. */
  String uri(String path) {
    return at(path).makeQualified(files).toString();
  }

  /** Names of what lies in a directory; none where there is no such directory. */
  List<String> list(String directory) throws IOException {
    List<String> names = new ArrayList<>();
    for (FileStatus entry : statuses(directory)) {
      names.add(entry.getPath().getName());
    }
    return names;
  }

  private FileStatus[] statuses(String directory) throws IOException {
    Path path = at(directory);
    try {
      FileStatus[] entries = files.exists(path) ? files.listStatus(path) : null;
      return entries == null ? new FileStatus[0] : entries;
    } catch (FileNotFoundException gone) {
      return new FileStatus[0];
    }
  }

  byte[] read(String path, int most) throws IOException {
    try (InputStream in = files.open(at(path))) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(uri(path) + " is larger than the " + most + " bytes it may have");
      }
      return bytes;
    }
  }

  /** Writes a file: to a draft, which then takes its place. */
  void write(String path, byte[] bytes) throws IOException {
    Path draft = at(DRAFTS + "/" + UUID.randomUUID());
    try (OutputStream out = files.create(draft, WriteMode.NO_OVERWRITE)) {
      out.write(bytes);
    }
    Path target = at(path);
    files.mkdirs(target.getParent());
    // Some stores refuse to rename onto a file; whoever gets here wants what is there, or owns it.
    if (!files.rename(draft, target) && !files.exists(target)) {
      throw new IOException("cannot write " + uri(path) + ": the file system refused to rename");
    }
    if (files.exists(draft)) {
      files.delete(draft, false);
    }
  }

  void delete(String path) throws IOException {
    files.delete(at(path), false);
  }

  boolean exists(String path) throws IOException {
    return files.exists(at(path));
  }

  private Path at(String path) {
    return new Path(root, path);
  }
}
