package io.shoal.event.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The lines of a file as bytes, gzip or not, decided by the content. Empty lines are left out. */
final class LineReader implements Closeable {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int at;
  private int end;

  LineReader(Path path) throws IOException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new FileNotFoundException("cannot read " + path + ": no such file, or no permission");
    }
    InputStream raw = new BufferedInputStream(Files.newInputStream(path), CHUNK);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    in = gzip ? new GZIPInputStream(raw, CHUNK) : raw;
  }

  /** The next line without its end, or null after the last. */
  byte[] next() throws IOException {
    while (true) {
      byte[] line = line();
      if (line == null || line.length > 0) {
        return line;
      }
    }
  }

  private byte[] line() throws IOException {
    byte[] gathered = null;
    while (true) {
      if (at == end) {
        end = in.read(chunk);
        at = 0;
        if (end <= 0) {
          end = 0;
          return gathered;
        }
      }
      int from = at;
      while (at < end && chunk[at] != '\n') {
        at++;
      }
      gathered = append(gathered, from, at);
      if (at < end) {
        at++;
        int length = gathered.length;
        return length > 0 && gathered[length - 1] == '\r'
            ? Arrays.copyOf(gathered, length - 1)
            : gathered;
      }
    }
  }

  private byte[] append(byte[] gathered, int from, int to) {
    if (gathered == null) {
      return Arrays.copyOfRange(chunk, from, to);
    }
    byte[] longer = Arrays.copyOf(gathered, gathered.length + to - from);
    System.arraycopy(chunk, from, longer, gathered.length, to - from);
    return longer;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
