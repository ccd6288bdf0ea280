package io.shoal.training.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** One file of a back-test, read line by line in the order of windows. */
final class RunLines implements Closeable {
  /** What stands for the segment of those who have none. */
  static final String NONE = "none";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedReader lines;
  private JsonNode line;
  private JsonNode ahead;

  RunLines(Path file) throws IOException {
    lines = Files.newBufferedReader(file);
    ahead = read();
  }

  private JsonNode read() throws IOException {
    String text = lines.readLine();
    return text == null ? null : JSON.readTree(text);
  }

  /** Moves to the next line; false after the last. */
  boolean next() throws IOException {
    line = ahead;
    ahead = ahead == null ? null : read();
    return line != null;
  }

  /** Moves to the next line, unless its window ends later than that. */
  boolean nextUntil(long windowEnd) throws IOException {
    return ahead != null && windowEnd(ahead) <= windowEnd && next();
  }

  JsonNode line() {
    return line;
  }

  long windowEnd() {
    return windowEnd(line);
  }

  private static long windowEnd(JsonNode line) {
    return Instant.parse(line.path("windowEnd").asText()).toEpochMilli();
  }

  String segment() {
    return line.path("segmentId").asText(NONE);
  }

  String user() {
    return line.path("userId").asText();
  }

  short[] embedding() {
    JsonNode coordinates = line.path("embedding");
    short[] embedding = new short[coordinates.size()];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = coordinates.get(i).shortValue();
    }
    return embedding;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
