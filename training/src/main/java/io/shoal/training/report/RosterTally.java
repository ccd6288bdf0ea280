package io.shoal.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what the files of a run tell of each segment. */
final class RosterTally {
  /** Segments drawn apart; beyond that bands are thinner than a line. */
  static final int DRAWN = 60;

  /** What is known so far of one segment. */
  private static final class Life {
    private SegmentReport report;
    private String parent = "";
    private final List<String> absorbed = new ArrayList<>();
    private long bornAt = SegmentReport.UNKNOWN;
    private Turn end;
    private long peak;
  }

  private final Map<String, Life> lives = new TreeMap<>(SegmentIds.ORDER);

  private Life life(String id) {
    return lives.computeIfAbsent(id, unknown -> new Life());
  }

  /** A line of {@code segments.jsonl}. */
  void report(SegmentReport report) {
    Life life = life(report.id());
    life.report = report;
    life.peak = Math.max(life.peak, report.size());
  }

  void turn(Turn turn) {
    Life life = life(turn.segment());
    switch (turn.kind()) {
      case BORN -> life.bornAt = turn.time();
      case SPLIT -> {
        life.bornAt = turn.time();
        life.parent = turn.other();
      }
      case MERGED -> {
        life.end = turn;
        life(turn.other()).absorbed.add(turn.segment());
      }
      case DIED -> life.end = turn;
    }
  }

  void flows(Flows flows) {
    for (Flows.Column column : flows.columns()) {
      column.sizes().forEach((id, size) -> life(id).peak = Math.max(life(id).peak, size));
    }
  }

  Roster roster() {
    Set<String> drawn = drawn();
    List<Segment> segments = new ArrayList<>();
    lives.forEach(
        (id, life) -> segments.add(segment(id, segments.size(), life, drawn.contains(id))));
    return Roster.of(segments);
  }

  private Set<String> drawn() {
    List<String> ids = new ArrayList<>(lives.keySet());
    ids.sort(Comparator.comparingLong((String id) -> -lives.get(id).peak));
    return new HashSet<>(ids.subList(0, Math.min(DRAWN, ids.size())));
  }

  /** What a report says of lineage goes before what follows from the turns within the run. */
  private static Segment segment(String id, int number, Life life, boolean isDrawn) {
    Optional<SegmentReport> report = Optional.ofNullable(life.report);
    return new Segment(
        id,
        number,
        report,
        report.map(SegmentReport::parent).filter(parent -> !parent.isEmpty()).orElse(life.parent),
        report.map(SegmentReport::absorbed).filter(ids -> !ids.isEmpty()).orElse(life.absorbed),
        report
            .map(SegmentReport::bornAt)
            .filter(time -> time != SegmentReport.UNKNOWN)
            .orElse(life.bornAt),
        Optional.ofNullable(life.end),
        isDrawn);
  }
}
