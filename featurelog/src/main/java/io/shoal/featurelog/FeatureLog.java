package io.shoal.featurelog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A log of features: the committed files in a directory on any file system that Flink reaches, a
 * directory for each day. What a job has not committed yet, or never will, has a name that begins
 * with a dot, and is passed over.
 */
public final class FeatureLog {
  private final Path directory;

  public FeatureLog(String uri) {
    directory = absolute(uri);
  }

  /** Where a log lies; on the local disk where no file system is named. */
  public static Path absolute(String uri) {
    Path path = new Path(uri);
    return path.toUri().getScheme() == null
        ? new Path(java.nio.file.Path.of(uri).toAbsolutePath().normalize().toUri())
        : path;
  }

  /** Receives rows in the order of windows; in no order within a window. */
  public interface Visitor {
    /**
     * @param window end of the window in which the row counts, at or after its own
     */
    void row(LogRow row, long window) throws IOException;
  }

  /**
   * Requires that there is no log yet.
   *
   * @throws IOException that says what to do
   */
  public void requireNew() throws IOException {
    if (!days(Long.MIN_VALUE, Long.MAX_VALUE).isEmpty()) {
      throw new IOException(
          "there is a feature log in "
              + directory
              + " already, and its rows would be there twice: name another --feature-log, or delete"
              + " it");
    }
  }

  /**
   * Reads the windows that end after one time, and at or before another, in milliseconds since the
   * epoch.
   *
   * @throws IOException that names what is missing or damaged, and what to do
   */
  public void read(long after, long until, Visitor visitor) throws IOException {
    TreeMap<Long, Path> days = days(after, until);
    if (days.isEmpty()) {
      throw new IOException(
          directory
              + " holds no rows of the time asked for: give --rows the directory that --feature-log"
              + " named, in which are directories such as day=2026-01-05, and see --from and"
              + " --until");
    }
    for (Path day : days.values()) {
      try (DayRows rows = new DayRows(files(day))) {
        while (rows.next()) {
          if (rows.row().windowEnd() > after && rows.row().windowEnd() <= until) {
            visitor.row(rows.row(), rows.window());
          }
        }
      }
    }
  }

  private TreeMap<Long, Path> days(long after, long until) throws IOException {
    TreeMap<Long, Path> days = new TreeMap<>();
    for (FileStatus entry : list(directory)) {
      long begin = LogDay.begin(entry.getPath().getName());
      if (begin != -1 && entry.isDir() && LogDay.overlaps(begin, after, until)) {
        days.put(begin, entry.getPath());
      }
    }
    return days;
  }

  private static FileStatus[] list(Path path) throws IOException {
    FileSystem files = path.getFileSystem();
    FileStatus[] entries = files.exists(path) ? files.listStatus(path) : null;
    return entries == null ? new FileStatus[0] : entries;
  }

  private static List<LogFile> files(Path day) throws IOException {
    List<LogFile> files = new ArrayList<>();
    for (FileStatus entry : list(day)) {
      String name = entry.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        files.add(LogFile.of(entry.getPath()));
      }
    }
    files.sort(
        Comparator.comparingLong(LogFile::firstWindow)
            .thenComparing(file -> file.path().getName()));
    return files;
  }
}
