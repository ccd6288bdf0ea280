package io.shoal.featurelog;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows of several files by window. A file is open from its first window to its last: as many at
 * a time as subtasks have written, however many there are.
 */
final class DayRows implements Closeable {
  private final ArrayDeque<LogFile> unopened;
  private final PriorityQueue<LogCursor> open =
      new PriorityQueue<>(Comparator.comparingLong(LogCursor::window));
  private LogCursor current;

  /**
   * @param files by their first window
   */
  DayRows(List<LogFile> files) {
    unopened = new ArrayDeque<>(files);
  }

  /** Moves to the next row; false after the last. */
  boolean next() throws IOException {
    if (current != null) {
      advance(current);
      current = null;
    }
    while (!unopened.isEmpty()
        && (open.isEmpty() || unopened.peek().firstWindow() <= open.peek().window())) {
      advance(new LogCursor(unopened.poll()));
    }
    current = open.poll();
    return current != null;
  }

  private void advance(LogCursor cursor) throws IOException {
    boolean more = false;
    try {
      more = cursor.next();
    } finally {
      if (!more) {
        cursor.close();
      }
    }
    if (more) {
      open.add(cursor);
    }
  }

  LogRow row() {
    return current.row();
  }

  long window() {
    return current.window();
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
    for (LogCursor cursor : open) {
      cursor.close();
    }
  }
}
