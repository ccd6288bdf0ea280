package io.shoal.event.file;

import io.shoal.event.EventOptions;
import io.shoal.event.ParsedEvent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of events as one stream: always the file whose next record is earliest, by event time, the
 * first of those named where two are equal. The order inside a file is kept.
 */
public final class MergedEventFiles implements Closeable {
  private final List<EventFile> all = new ArrayList<>();
  private final List<EventFile> heads = new ArrayList<>();
  private EventFile current;

  /**
   * @param received when records were received that do not say so, in milliseconds since the epoch
   * @throws IOException that names a file that cannot be read
   */
  public MergedEventFiles(List<Path> paths, EventOptions options, long received)
      throws IOException {
    try {
      for (Path path : paths) {
        EventFile file = new EventFile(path, options, received);
        all.add(file);
        if (file.next()) {
          heads.add(file);
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Requires that files can be read, before long work on them begins.
   *
   * @throws IOException that names the first that cannot be
   */
  public static void requireReadable(List<Path> paths, EventOptions options) throws IOException {
    new MergedEventFiles(paths, options, 0).close();
  }

  /** Moves to the next record; false after the last. */
  public boolean next() throws IOException {
    if (current != null && !current.next()) {
      heads.remove(current);
    }
    current = null;
    for (EventFile file : heads) {
      if (current == null || file.time() < current.time()) {
        current = file;
      }
    }
    return current != null;
  }

  /** The current record's event, or why there is none. */
  public ParsedEvent parsed() {
    return current.parsed();
  }

  /**
   * Event time of the current record; of one that cannot be used, that of the event before it in
   * its file, and the least where there is none.
   */
  public long time() {
    return current.time();
  }

  /** The current record's bytes. */
  public byte[] raw() {
    return current.raw();
  }

  @Override
  public void close() throws IOException {
    for (EventFile file : all) {
      file.close();
    }
  }
}
