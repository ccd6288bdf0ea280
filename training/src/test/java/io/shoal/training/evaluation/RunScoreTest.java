package io.shoal.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunScoreTest {
  @TempDir Path scratch;

  private final HandMadeRun run = new HandMadeRun();
  private final List<String> bulk = run.users("bulk", 60, "bulk");

  private JsonNode score() throws IOException {
    return run.score(scratch, 24 * 6);
  }

  private JsonNode segmentDelay() throws IOException {
    return score().path("changes").get(0).path("segmentDelayWindows");
  }

  @Test
  void segmentsThatAreTheArchetypesAgreeFully() throws IOException {
    List<String> others = run.users("other", 20, "small");
    run.move(bulk, 1, "s1");
    run.move(others, 1, "s2");
    JsonNode score = score();

    assertThat(score.path("adjustedRandIndex").asDouble()).isEqualTo(1);
    assertThat(score.path("macroF1").asDouble()).isEqualTo(1);
    assertThat(score.path("days").asInt()).isEqualTo(6);
    assertThat(score.path("segments").asDouble()).isEqualTo(2);
    assertThat(score.path("archetypes").asDouble()).isEqualTo(2);
  }

  @Test
  void eachArchetypeHasTheF1OfItsBestSegment() throws IOException {
    List<String> small = run.users("small", 20, "small");
    run.move(bulk, 1, "s1");
    run.move(small.subList(0, 10), 1, "s1");
    run.move(small.subList(10, 20), 1, "s2");
    JsonNode f1 = score().path("f1ByArchetype");

    assertThat(f1.path("bulk").asDouble()).isCloseTo(120.0 / 130, within(1e-12));
    assertThat(f1.path("small").asDouble()).isCloseTo(20.0 / 30, within(1e-12));
  }

  @Test
  void havingNoSegmentIsNoSegmentToFind() throws IOException {
    run.users("small", 20, "small");
    run.move(bulk, 1, "s1");

    assertThat(score().path("f1ByArchetype").path("small").asDouble()).isZero();
  }

  @Test
  void anAppearanceIsFoundWhenASegmentIsMostlyTheNewArchetype() throws IOException {
    List<String> fresh = run.users("fresh", 20, "fresh");
    run.change("archetype-appears", "fresh", 24, List.of(), List.of("fresh"));
    run.move(bulk, 1, "s1");
    run.move(fresh, 30, "s1");
    run.move(fresh.subList(0, 8), 40, "s2");
    run.move(fresh.subList(8, 12), 49, "s2");

    assertThat(segmentDelay().asInt()).isEqualTo((50 - 24) * 4);
  }

  @Test
  void whatLastsTwoHoursIsNotFound() throws IOException {
    List<String> fresh = run.users("fresh", 20, "fresh");
    run.change("archetype-appears", "fresh", 24, List.of(), List.of("fresh"));
    run.move(bulk, 1, "s1");
    run.move(fresh, 40, "s2");
    run.move(fresh, 42, "s1");
    assertThat(segmentDelay().isNull()).isTrue();
  }

  @Test
  void whatLastsThreeHoursIsFound() throws IOException {
    List<String> fresh = run.users("fresh", 20, "fresh");
    run.change("archetype-appears", "fresh", 24, List.of(), List.of("fresh"));
    run.move(bulk, 1, "s1");
    run.move(fresh, 40, "s2");
    run.move(fresh, 43, "s1");

    assertThat(segmentDelay().asInt()).isEqualTo((41 - 24) * 4);
  }

  @Test
  void aSegmentWithMoreMembersOfAnotherArchetypeIsNoAppearance() throws IOException {
    List<String> fresh = run.users("fresh", 20, "fresh");
    run.change("archetype-appears", "fresh", 24, List.of(), List.of("fresh"));
    run.move(bulk, 1, "s1");
    run.move(bulk.subList(0, 21), 30, "s2");
    run.move(fresh, 40, "s2");

    assertThat(segmentDelay().isNull()).isTrue();
  }

  @Test
  void aFewMembersAreNoAppearance() throws IOException {
    List<String> fresh = run.users("fresh", 9, "fresh");
    run.change("archetype-appears", "fresh", 24, List.of(), List.of("fresh"));
    run.move(bulk, 1, "s1");
    run.move(fresh, 40, "s2");

    assertThat(segmentDelay().isNull()).isTrue();
  }

  private List<String> leaving() {
    List<String> leaving = run.turning("leaving", 20, "leaving", 36, "");
    run.change("archetype-disappears", "leaving", 24, List.of("leaving"), List.of());
    run.move(bulk, 1, "s1");
    run.move(leaving, 1, "s2");
    return leaving;
  }

  @Test
  void aDisappearanceIsFoundWhenItsSegmentDies() throws IOException {
    leaving();
    run.turn("s2", "died", 60);

    assertThat(segmentDelay().asInt()).isEqualTo((61 - 24) * 4);
  }

  @Test
  void aDisappearanceIsFoundWhenItsSegmentIsAbsorbed() throws IOException {
    leaving();
    run.turn("s2", "merged", 70);

    assertThat(segmentDelay().asInt()).isEqualTo((71 - 24) * 4);
  }

  @Test
  void aDisappearanceIsFoundWhenItsSegmentIsEmpty() throws IOException {
    run.move(leaving(), 80, null);

    assertThat(segmentDelay().asInt()).isEqualTo((81 - 24) * 4);
  }

  @Test
  void theDeathOfAnotherSegmentIsNoDisappearance() throws IOException {
    leaving();
    run.turn("s1", "died", 60);

    assertThat(segmentDelay().isNull()).isTrue();
  }

  @Test
  void anArchetypeWithoutASegmentOfItsOwnCannotBeSeenToDisappear() throws IOException {
    run.turning("leaving", 20, "leaving", 36, "");
    run.change("archetype-disappears", "leaving", 24, List.of("leaving"), List.of());
    run.move(bulk, 1, "s1");
    run.turn("s1", "died", 60);

    assertThat(segmentDelay().isNull()).isTrue();
  }

  @Test
  void aSplitIsFoundWhenBothKindsHaveASegment() throws IOException {
    List<String> left = run.turning("left", 20, "old", 48, "left");
    List<String> right = run.turning("right", 20, "old", 48, "right");
    run.change("archetype-splits", "old", 24, List.of("old"), List.of("left", "right"));
    run.move(bulk, 1, "s1");
    run.move(left, 1, "s2");
    run.move(right, 1, "s2");
    run.move(right, 90, "s3");

    assertThat(segmentDelay().asInt()).isEqualTo((91 - 24) * 4);
  }

  @Test
  void halvesInOneSegmentAreNoSplit() throws IOException {
    run.move(run.turning("left", 20, "old", 48, "left"), 1, "s2");
    run.move(run.turning("right", 20, "old", 48, "right"), 1, "s2");
    run.change("archetype-splits", "old", 24, List.of("old"), List.of("left", "right"));
    run.move(bulk, 1, "s1");

    assertThat(segmentDelay().isNull()).isTrue();
  }

  @Test
  void aMergeIsFoundWhenOneSegmentHasThreeQuarters() throws IOException {
    List<String> one = run.turning("one", 24, "one", 48, "both");
    List<String> other = run.turning("other", 16, "other", 48, "both");
    run.change("archetypes-merge", "both", 24, List.of("one", "other"), List.of("both"));
    run.move(bulk, 1, "s1");
    run.move(one, 1, "s2");
    run.move(other, 1, "s3");
    run.move(other.subList(0, 5), 80, "s2");
    run.move(other.subList(5, 6), 100, "s2");

    assertThat(segmentDelay().asInt()).isEqualTo((101 - 24) * 4);
  }

  @Test
  void aChangeOfNoArchetypeHasNoSegmentDelay() throws IOException {
    run.change("source-silent", "app-ios", 24, List.of(), List.of());

    assertThat(score().path("changes").get(0).has("segmentDelayWindows")).isFalse();
  }

  @Test
  void idsOfUnchangedArchetypesAreCounted() throws IOException {
    List<String> touched = run.users("touched", 20, "touched");
    run.change("archetype-appears", "touched", 24, List.of(), List.of("touched"));
    run.move(bulk, 1, "s1");
    run.move(touched, 1, "s2");
    run.move(touched, 60, "s3");
    run.move(bulk.subList(0, 30), 60, "s4");
    JsonNode half = score();
    assertThat(half.path("idChangesOfUnchanged").asInt()).isZero();
    assertThat(half.path("idComparisonsOfUnchanged").asInt()).isEqualTo(5);

    run.move(bulk.subList(30, 31), 80, "s4");
    assertThat(score().path("idChangesOfUnchanged").asInt()).isEqualTo(1);
  }

  @Test
  void turnsOfLifeOtherThanBirthsAreCountedToTheEnd() throws IOException {
    run.turn("s1", "born", 2);
    run.turn("s2", "split", 3);
    run.turn("s2", "died", 24 * 9);

    assertThat(score().path("idChanges").asInt()).isEqualTo(2);
  }

  @Test
  void anAlertWithinAWeekOfTwoChangesIsOneTrueAlert() throws IOException {
    run.change("source-silent", "a", 24, List.of(), List.of());
    run.change("source-silent", "b", 48, List.of(), List.of());
    run.alert(12);
    run.alert(60);
    run.alert(50);
    JsonNode score = score();

    assertThat(score.path("falseAlarms").asInt()).isEqualTo(1);
    assertThat(score.path("changes").get(0).path("delayWindows").asInt()).isEqualTo(26 * 4);
    assertThat(score.path("changes").get(1).path("delayWindows").asInt()).isEqualTo(2 * 4);
  }

  @Test
  void anAlertOnAStreamThatTheChangeDoesNotTouchIsFalse() throws IOException {
    run.change("source-silent", "a", 24, List.of(), List.of());
    run.traces(List.of("source-volume/a"), List.of("source-volume/a", "feature*/price*"));
    run.alert(30, "source-volume/b");
    run.alert(40, "conversion/all", "feature-rank/price_level");
    run.alert(24 + 7 * 24 + 1, "source-volume/a");
    JsonNode score = score();

    JsonNode change = score.path("changes").get(0);
    assertThat(change.path("delayWindows").asInt()).isEqualTo(16 * 4);
    assertThat(change.path("firstCulprit").asText()).isEqualTo("conversion/all");
    assertThat(change.path("namedFirst").asBoolean()).isFalse();
    assertThat(score.path("falseAlarms").asInt()).isEqualTo(2);
    assertThat(score.path("falseAlarmStreams").get(0).path("stream").asText())
        .isEqualTo("source-volume/b");
  }

  @Test
  void aSegmentIsNamedByWhereItsArchetypeIs() throws IOException {
    List<String> movers = run.users("mover", 20, "mover");
    run.move(bulk, 1, "s1");
    run.move(movers, 1, "s2");
    run.change("archetype-moves", "mover", 24, List.of(), List.of());
    run.traces(List.of("segment-*/@mover"), List.of("segment-*/@mover"));
    run.alert(30, "segment-share/1");
    run.alert(32, "segment-centroid/2");
    JsonNode score = score();

    assertThat(score.path("changes").get(0).path("delayWindows").asInt()).isEqualTo(8 * 4);
    assertThat(score.path("changes").get(0).path("namedFirst").asBoolean()).isTrue();
    assertThat(score.path("falseAlarms").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNoBackTestIsRefusedWithWhatToGive() throws IOException {
    score();

    assertThatThrownBy(() -> new RunScore(scratch.resolve("truth.json"), scratch.resolve("no")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no directory")
        .hasMessageContaining("shoal backtest --out");
    Files.delete(scratch.resolve("alerts.jsonl"));
    assertThatThrownBy(() -> new RunScore(scratch.resolve("truth.json"), scratch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alerts.jsonl");
    assertThatThrownBy(() -> new RunScore(scratch.resolve("scored.jsonl"), scratch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("simulate");
    assertThatThrownBy(() -> new RunScore(scratch.resolve("none.json"), scratch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.json is no file");
  }
}
