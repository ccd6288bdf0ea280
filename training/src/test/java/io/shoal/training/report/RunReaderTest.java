package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
  @TempDir Path scratch;

  @Test
  void sizesAndMovesFollowFromMembershipChanges() throws IOException {
    List<Flows.Column> columns = RunFixture.read().flows().orElseThrow().columns();

    assertThat(columns).hasSize(3);
    assertThat(columns.get(0).sizes())
        .containsExactly(entry("s1", 4), entry("s2", 3), entry("s4", 1), entry("s5", 1));
    assertThat(columns.get(1).sizes())
        .containsExactly(entry("s1", 2), entry("s2", 5), entry("s3", 2), entry("s5", 1));
    assertThat(columns.get(2).sizes())
        .containsExactly(entry("s1", 1), entry("s2", 4), entry("s3", 3));
    assertThat(columns.get(1).moves())
        .containsOnly(
            entry(new Flows.Move("s1", "s3"), 2),
            entry(new Flows.Move("s4", "s2"), 1),
            entry(new Flows.Move(Flows.OUTSIDE, "s2"), 1));
    assertThat(columns.get(2).moves())
        .containsOnly(
            entry(new Flows.Move("s1", "s3"), 1),
            entry(new Flows.Move("s2", Flows.OUTSIDE), 1),
            entry(new Flows.Move("s5", Flows.OUTSIDE), 1));
  }

  @Test
  void sizesAreThoseThatTheRunTells() throws IOException {
    Run run = RunFixture.read();
    Flows.Column last = run.flows().orElseThrow().last();

    run.roster().bySize().stream()
        .filter(Segment::isLiving)
        .forEach(s -> assertThat(last.sizes()).containsEntry(s.id(), (int) s.size()));
  }

  @Test
  void lineageComesFromTurnsWhereReportsDoNotTellIt() throws IOException {
    Path run = RunFixture.copyTo(scratch.resolve("run"));
    Path segments = run.resolve("segments.jsonl");
    String older =
        Files.readString(segments)
            .replaceAll("\"parentId\".*?\"modelVersion\"", "\"modelVersion\"");
    Files.writeString(segments, older);

    Roster roster = new RunReader(run).read().roster();

    assertThat(roster.get("s3").orElseThrow().parent()).isEqualTo("s1");
    assertThat(roster.get("s3").orElseThrow().bornAt())
        .isEqualTo(Instant.parse("2026-01-27T11:00:00Z").toEpochMilli());
    assertThat(roster.get("s2").orElseThrow().absorbed()).containsExactly("s4");
    assertThat(roster.get("s4").orElseThrow().isLiving()).isFalse();
    assertThat(roster.byLineage())
        .extracting(Segment::id)
        .containsExactly("s1", "s3", "s2", "s4", "s5");
  }

  @Test
  void alertsAreEpisodesAndThoseNeverResolvedLastToTheEnd() throws IOException {
    List<AlertEpisode> episodes = RunFixture.read().episodes();

    assertThat(episodes)
        .extracting(AlertEpisode::kind)
        .containsExactly("source-silent", "conversion");
    assertThat(episodes).extracting(AlertEpisode::isOpen).containsExactly(false, true);
    assertThat(Instant.ofEpochMilli(episodes.get(0).to())).isEqualTo("2026-01-27T14:30:00Z");
    assertThat(Instant.ofEpochMilli(episodes.get(1).to())).isEqualTo("2026-01-29T00:00:00Z");
  }

  @Test
  void usersOnTheMapHaveTheSegmentInWhichTheyStandAtTheEnd() throws IOException {
    List<EmbeddingSample.Point> sample = RunFixture.read().sample().orElseThrow();

    assertThat(sample).hasSize(10);
    assertThat(sample)
        .extracting(EmbeddingSample.Point::segment)
        .containsOnly("s1", "s2", "s3", Flows.OUTSIDE)
        .doesNotContain("s4");
  }

  @Test
  void onlyTheLastDaysAreOnTheMap() throws IOException {
    Path run = RunFixture.copyTo(scratch.resolve("run"));
    Path scored = run.resolve("scored.jsonl");
    Files.writeString(
        scored,
        Files.readString(scored)
            + "{\"windowEnd\":\"2026-02-04T08:00:00Z\",\"userId\":\"u2\",\"embedding\":[1,2,3]}\n");

    // A week before 08:00 of 4 February begins at 08:00 of 28 January, whose end belongs to it not.
    assertThat(new RunReader(run).read().sample().orElseThrow()).hasSize(2);
  }

  @Test
  void longRunsHaveColumnsOfSeveralDays() throws IOException {
    Path run = new LargeRun(130, 3, 50).write(scratch.resolve("long"));

    Flows flows = new RunReader(run).read().flows().orElseThrow();

    assertThat(flows.columns()).hasSizeBetween(31, 62);
    assertThat(flows.last().total()).isEqualTo(50);
  }

  @Test
  void aWrongDirectoryIsToldWithWhatToDo() throws IOException {
    Path none = scratch.resolve("none");
    assertThatThrownBy(() -> new RunReader(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(none + " is no directory")
        .hasMessageContaining("shoal backtest --out");

    assertThatThrownBy(() -> new RunReader(scratch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no summary.json");

    Files.writeString(scratch.resolve("summary.json"), "{}");
    assertThatThrownBy(() -> new RunReader(scratch).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no scored window");
  }

  @Test
  void aDamagedLineIsToldByFileAndNumber() throws IOException {
    Path run = RunFixture.copyTo(scratch.resolve("run"));
    Path lifecycle = run.resolve("segment-lifecycle.jsonl");
    String good = Files.readString(lifecycle);

    for (String bad : List.of("{\"windowEnd\":", "[]", "{\"windowEnd\":\"soon\"}", "\u0000")) {
      Files.writeString(lifecycle, good + bad + "\n");
      assertThatThrownBy(() -> new RunReader(run).read())
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("segment-lifecycle.jsonl, line 4")
          .hasMessageContaining("shoal backtest");
    }
  }
}
