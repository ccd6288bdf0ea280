package io.shoal.training.simulate;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;
import java.util.zip.GZIPOutputStream;

/** The log as it arrives: lines in the order of receipt, gzipped. */
final class EventLog implements Closeable {
  private final PriorityQueue<SimulatedEvent> waiting = new PriorityQueue<>();
  private final Writer out;
  private long lines;

  EventLog(Path file) throws IOException {
    out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8),
            1 << 16);
  }

  void add(SimulatedEvent event) {
    waiting.add(event);
  }

  /** Writes what arrives before a time. */
  void flush(long before) throws IOException {
    while (!waiting.isEmpty() && waiting.peek().received() < before) {
      out.write(waiting.poll().line());
      out.write('\n');
      lines++;
    }
  }

  long lines() {
    return lines;
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
