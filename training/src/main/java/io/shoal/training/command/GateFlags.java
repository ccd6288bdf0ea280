package io.shoal.training.command;

import io.shoal.event.EventMapping;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.publish.Gate;
import io.shoal.training.publish.GateResult;
import io.shoal.training.publish.Promotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that decide whether a version may become champion. */
final class GateFlags {
  @Option(
      names = "--events",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "files with the newest events, and those before, to compare with the champion on")
  private List<Path> events = List.of();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "mapping file, for CSV or JSON of another shape")
  private Path mapping;

  @Option(
      names = "--force",
      paramLabel = "WHO WHY",
      arity = "2",
      description = "become champion without a comparison; the registry remembers who, and why")
  private String[] force = {};

  /** Makes a version champion, and tells the figures where there are some. */
  Optional<GateResult> promote(Promotion promotion, int version, String who) throws IOException {
    if (force.length > 0) {
      promotion.force(version, force[0], force[1]);
      return Optional.empty();
    }
    return promotion.promote(version, gate(), who);
  }

  private Optional<Gate> gate() throws IOException {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    HistoryFiles files =
        new HistoryFiles(
            events,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            System.currentTimeMillis(),
            mapping == null ? null : EventMapping.parse(Files.readString(mapping)));
    files.requireReadable();
    return Optional.of(new Gate(files));
  }
}
