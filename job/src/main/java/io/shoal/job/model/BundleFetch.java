package io.shoal.job.model;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.BundleRefusedException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Fetches bundles from any file system that Flink knows: local, S3, HDFS. */
public final class BundleFetch {
  private BundleFetch() {}

  /**
   * @param uri of the bundle's directory; without a scheme, a local path
   * @throws IOException where it cannot be reached, or is no bundle
   */
  public static BundleContent fetch(String uri) throws IOException {
    Path directory = new Path(uri);
    FileSystem files = directory.getFileSystem();
    FileStatus[] entries = files.exists(directory) ? files.listStatus(directory) : null;
    if (entries == null || entries.length == 0) {
      throw new BundleRefusedException(uri, "is not the directory of a bundle");
    }
    if (!files.isDistributedFS()) {
      // What lies on a local disk may be a link to anything.
      return BundleContent.read(java.nio.file.Path.of(directory.getPath()));
    }
    BundleContent content = new BundleContent();
    for (FileStatus entry : entries) {
      if (entry.isDir()) {
        throw new BundleRefusedException(entry.getPath().getName(), "is not a plain file");
      }
      try (InputStream bytes = files.open(entry.getPath())) {
        content.add(entry.getPath().getName(), entry.getLen(), bytes);
      }
    }
    return content;
  }
}
