package io.shoal.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the directory of a back-test, line by line. Memory is bounded by users, segments and days,
 * not by lines; of scored users only the last days are read.
 */
final class RunReader {
  /** Days of which scored users are shown: every hour of the week is among them. */
  static final int SAMPLE_DAYS = 7;

  private static final int SAMPLE_USERS = 2_000;

  private final Path directory;
  private final Optional<Path> truth;

  /**
   * @param truth file of a simulation that tells what was planted
   * @throws IllegalArgumentException if it is not the directory of a back-test
   */
  RunReader(Path directory, Optional<Path> truth) {
    this.directory = directory;
    this.truth = truth;
    String advice = "; give the directory that 'shoal backtest --out' has written";
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("--run " + directory + " is no directory" + advice);
    }
    if (!file("summary.json").exists()) {
      throw new IllegalArgumentException(
          "--run " + directory + " is not a finished back-test, it has no summary.json" + advice);
    }
  }

  RunReader(Path directory) {
    this(directory, Optional.empty());
  }

  private RunFile file(String name) {
    return new RunFile(directory.resolve(name));
  }

  Run read() throws IOException {
    Span span = span();
    RosterTally roster = new RosterTally();
    Set<String> versions = new LinkedHashSet<>();
    RunFile segments = file("segments.jsonl");
    if (segments.exists()) {
      segments.forEach(
          line -> {
            SegmentReport report = SegmentReport.of(line);
            roster.report(report);
            versions.add(report.modelVersion());
          });
    }
    Optional<List<Turn>> turns = all("segment-lifecycle.jsonl", Turn::of);
    turns.ifPresent(list -> list.forEach(roster::turn));
    FlowTally tally = new FlowTally(span);
    Optional<Flows> flows = flows(tally);
    flows.ifPresent(roster::flows);
    return new Run(
        facts(),
        span,
        versions,
        roster.roster(),
        flows,
        turns,
        alerts(span),
        all("quality.jsonl", QualityDay::of),
        drift(span),
        truth.isPresent() ? PlantedMark.read(truth.get()) : List.of(),
        sample(span, tally));
  }

  private Optional<DriftEvidence> drift(Span span) throws IOException {
    RunFile file = file("drift.jsonl");
    if (!file.exists()) {
      return Optional.empty();
    }
    DriftEvidenceTally tally = new DriftEvidenceTally(span);
    file.forEach(tally::add);
    return Optional.of(tally.evidence());
  }

  /** From the first window to the last of all files that are sorted by windows. */
  private Span span() throws IOException {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (String name : List.of("scored.jsonl", "memberships.jsonl", "segments.jsonl")) {
      RunFile file = file(name);
      OptionalLong first = file.exists() ? file.firstWindowEnd() : OptionalLong.empty();
      if (first.isPresent()) {
        from = Math.min(from, first.getAsLong());
        to = Math.max(to, file.lastWindowEnd().orElseThrow());
      }
    }
    if (to < from) {
      throw new IllegalArgumentException(
          "--run "
              + directory
              + " has no scored window, so there is nothing to report;"
              + " look at its dead-letters.jsonl and at --from of the back-test");
    }
    return new Span(from, to);
  }

  private RunFacts facts() throws IOException {
    List<RunFacts> facts = new ArrayList<>();
    file("summary.json").forEach(line -> facts.add(RunFacts.of(line)));
    if (facts.size() != 1) {
      throw new IllegalArgumentException(
          directory.resolve("summary.json") + " must hold one JSON object on one line");
    }
    return facts.get(0);
  }

  private <T> Optional<List<T>> all(String name, Function<RunLine, T> reader) throws IOException {
    RunFile file = file(name);
    if (!file.exists()) {
      return Optional.empty();
    }
    List<T> all = new ArrayList<>();
    file.forEach(line -> all.add(reader.apply(line)));
    return Optional.of(all);
  }

  private Optional<Flows> flows(FlowTally tally) throws IOException {
    RunFile memberships = file("memberships.jsonl");
    if (!memberships.exists()) {
      return Optional.empty();
    }
    memberships.forEach(tally::change);
    return Optional.of(tally.flows());
  }

  private Optional<List<AlertEpisode>> alerts(Span span) throws IOException {
    RunFile file = file("alerts.jsonl");
    if (!file.exists()) {
      return Optional.empty();
    }
    AlertLog log = new AlertLog(span.to());
    file.forEach(log::add);
    return Optional.of(log.episodes());
  }

  private Optional<List<EmbeddingSample.Point>> sample(Span span, FlowTally tally)
      throws IOException {
    RunFile scored = file("scored.jsonl");
    if (!scored.exists()) {
      return Optional.empty();
    }
    EmbeddingSample sample = new EmbeddingSample(SAMPLE_USERS);
    scored.forEachSince(span.to() - SAMPLE_DAYS * Span.DAY + 1, sample::add);
    return Optional.of(sample.points(tally::segmentOf));
  }
}
