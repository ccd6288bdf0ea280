package io.shoal.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of announcements, one JSON object a line, as on the control topic. */
public final class ControlFile {
  private ControlFile() {}

  /**
   * Its lines, each of which can be used.
   *
   * @throws IOException that names the line, and says what is wrong with it
   */
  public static List<String> read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read --control " + file);
    }
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        AnnouncementJson.parse(line.getBytes(StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + " line " + number + ": " + e.getMessage(), e);
      }
      lines.add(line);
    }
    return lines;
  }
}
