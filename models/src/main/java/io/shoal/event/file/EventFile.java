package io.shoal.event.file;

import io.shoal.event.EventOptions;
import io.shoal.event.EventParser;
import io.shoal.event.ParsedEvent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** One file of events, read record by record in its own order. */
final class EventFile implements Closeable {
  private final LineReader lines;
  private final EventParser parser;
  private final EventOptions options;
  private final CsvRows csv;
  private final long received;
  private byte[] raw;
  private ParsedEvent parsed;
  private long time = Long.MIN_VALUE;

  EventFile(Path path, EventOptions options, long received) throws IOException {
    lines = new LineReader(path);
    parser = new EventParser(options);
    this.options = options;
    this.received = received;
    String name = path.getFileName().toString();
    boolean isCsv = name.endsWith(".csv") || name.endsWith(".csv.gz");
    if (isCsv && options.mapping() == null) {
      throw new IOException(path + " is CSV: say which column is what with --mapping FILE");
    }
    byte[] header = isCsv ? lines.next() : null;
    csv = header == null ? null : new CsvRows(header);
  }

  boolean next() throws IOException {
    raw = lines.next();
    if (raw == null) {
      return false;
    }
    parsed =
        csv == null
            ? parser.parse(raw, 0, raw.length, received)
            : options.mapping().map(csv.row(raw), received, options);
    if (parsed instanceof ParsedEvent.Usable usable) {
      time = usable.event().time();
    }
    return true;
  }

  byte[] raw() {
    return raw;
  }

  ParsedEvent parsed() {
    return parsed;
  }

  /** Event time of the current record; of one that cannot be used, that of the event before it. */
  long time() {
    return time;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
