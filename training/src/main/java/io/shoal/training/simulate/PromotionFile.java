package io.shoal.training.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the shop announces to the job: promotions, as announcements of the control topic. */
final class PromotionFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Purchases of a promotion are known as conversions, and are gone from them, a horizon later. */
  private static final long AFTERMATH = 7 * Population.DAY;

  private PromotionFile() {}

  /** Writes a line for each change that is announced. */
  static void write(Path file, List<Change> changes) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Change change : changes) {
      if (change.isAnnounced()) {
        ObjectNode line = JSON.createObjectNode();
        line.put("kind", "planned");
        line.put("name", change.kind().code());
        line.put("from", EventLog.time(change.at()));
        line.put("to", EventLog.time(change.until() + AFTERMATH));
        line.putArray("streams").add("*");
        lines.append(JSON.writeValueAsString(line)).append('\n');
      }
    }
    Files.writeString(file, lines);
  }
}
