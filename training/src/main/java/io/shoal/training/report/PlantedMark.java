package io.shoal.training.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A change that a simulation has planted.
 *
 * @param time at which it begins, in milliseconds since the epoch
 * @param words what changes, and of what
 */
record PlantedMark(long time, String words) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the changes of a {@code truth.json}, past its users, who may be millions.
   *
   * @throws IOException if the file cannot be read, or is no JSON
   */
  static List<PlantedMark> read(Path truth) throws IOException {
    if (!Files.isReadable(truth)) {
      throw new IOException("cannot read --truth " + truth);
    }
    List<PlantedMark> marks = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(truth.toFile())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isChanges = parser.currentName().equals("changes");
        parser.nextToken();
        if (!isChanges) {
          parser.skipChildren();
          continue;
        }
        for (JsonNode change : JSON.<JsonNode>readTree(parser)) {
          RunLine line = new RunLine(change);
          String subject = line.text("subject");
          marks.add(
              new PlantedMark(
                  line.time("at"), line.text("kind") + (subject.isEmpty() ? "" : " · " + subject)));
        }
      }
    }
    return marks;
  }
}
