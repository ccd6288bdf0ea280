package io.shoal.training.evaluation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A back-test followed hour by hour, through scored windows, and through changes of segment that
 * found users idle. Memory grows with users and segments, not with lines.
 */
final class FollowedRun implements Closeable {
  private static final long HOUR = 3_600_000L;

  private final Truth truth;
  private final RunLines scored;
  private final RunLines memberships;
  private final RunLines lifecycle;
  private final Map<String, Standing> standings = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private long hour = Long.MIN_VALUE;
  private boolean ahead;
  private long idChanges;

  FollowedRun(Truth truth, Path run) throws IOException {
    this.truth = truth;
    scored = new RunLines(run.resolve("scored.jsonl"));
    memberships = new RunLines(run.resolve("memberships.jsonl"));
    lifecycle = new RunLines(run.resolve("segment-lifecycle.jsonl"));
  }

  /** Goes on to the next full hour; false once no scored window lies beyond it. */
  boolean next() throws IOException {
    if (hour == Long.MIN_VALUE) {
      ahead = scored.next();
      hour = ahead ? Math.floorDiv(scored.windowEnd() - 1, HOUR) * HOUR + HOUR : 0;
    } else {
      hour += HOUR;
    }
    while (ahead && scored.windowEnd() <= hour) {
      Standing standing = standing(scored.user());
      standing.events += scored.line().path("events").asLong();
      standing.embedding = scored.embedding();
      ahead = scored.next();
    }
    while (memberships.nextUntil(hour)) {
      standing(memberships.user()).segment = memberships.segment();
    }
    while (lifecycle.nextUntil(hour)) {
      turn();
    }
    return ahead;
  }

  private Standing standing(String user) {
    return standings.computeIfAbsent(user, id -> new Standing(truth.life(id)));
  }

  private void turn() {
    String event = lifecycle.line().path("event").asText();
    if (!event.equals("born")) {
      idChanges++;
    }
    if (event.equals("died") || event.equals("merged")) {
      ended.add(lifecycle.segment());
    }
  }

  /** The end of the hour, milliseconds. */
  long hour() {
    return hour;
  }

  Map<String, Standing> standings() {
    return Collections.unmodifiableMap(standings);
  }

  /** What is seen of the segments now. */
  SegmentSearch.Sight sight() {
    Contingency table = new Contingency();
    for (Standing standing : standings.values()) {
      String archetype = standing.life.archetype(hour);
      if (archetype != null && standing.isKnown()) {
        table.add(archetype, standing.segment);
      }
    }
    Set<String> occupied =
        standings.values().stream().map(s -> s.segment).collect(Collectors.toSet());
    return new SegmentSearch.Sight(hour, table, occupied, ended);
  }

  /** Segments that split, merged or died, to the end of the back-test. */
  long idChanges() throws IOException {
    while (lifecycle.next()) {
      turn();
    }
    return idChanges;
  }

  @Override
  public void close() throws IOException {
    scored.close();
    memberships.close();
    lifecycle.close();
  }
}
