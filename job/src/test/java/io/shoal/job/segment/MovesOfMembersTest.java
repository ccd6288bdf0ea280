package io.shoal.job.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentAssignment.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of members, idle ones too, when their segment merges, dies or splits. */
class MovesOfMembersTest {
  /** Windows before anything moves. */
  private static final int QUIET = 9;

  private static final int LAST_WINDOW = 80;

  private final Clouds clouds = new Clouds();

  private AssignHarness assign;

  @BeforeEach
  void open() throws Exception {
    assign = new AssignHarness();
  }

  @AfterEach
  void close() {
    assign.close();
  }

  /** Two clouds approach until the lighter has been absorbed; the window of the merge. */
  private int merge() {
    clouds.learn(1, Clouds.LEFT, Clouds.RIGHT, Clouds.RIGHT);
    int light = clouds.at(Clouds.LEFT);
    for (int window = 2; window < LAST_WINDOW; window++) {
      int apart = Math.min(8_000, Math.max(0, 8_000 - (window - QUIET) * 400));
      clouds.learn(window, Clouds.at(-apart), Clouds.at(apart), Clouds.at(apart));
      if (clouds.catalog().survivor(light) != light) {
        return window;
      }
    }
    throw new IllegalStateException("clouds that meet do not merge");
  }

  @Test
  void whenSegmentsMergeIdleMembersOfTheAbsorbedOneChangeOverInThatWindow() throws Exception {
    Clouds before = new Clouds();
    before.learn(1, Clouds.LEFT, Clouds.RIGHT, Clouds.RIGHT);
    int window = merge();
    int light = before.at(Clouds.LEFT);
    int heavy = before.at(Clouds.RIGHT);
    assertThat(clouds.catalog().survivor(light)).as("the heir").isEqualTo(heavy);
    assign.catalogue(before.catalog(), 1, false);
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.active("ben", 1, Clouds.RIGHT, 0);
    assign.active("carl", 1, Clouds.LEFT, 0);
    assign.windowEnds(1);
    assign.catalogue(clouds.catalog(), window, true);
    assign.active("carl", window, Clouds.at(0), 0);
    assign.windowEnds(window);

    assertThat(assign.changes(window))
        .as("anna was idle, carl was not; each changes once")
        .allMatch(a -> a.previous() == light && a.segment() == heavy)
        .extracting(SegmentAssignment::user)
        .containsExactlyInAnyOrder("anna", "carl");
  }

  @Test
  void anExposureSurvivesAMergeAndIsToldOfTheSegmentInWhichItBegan() throws Exception {
    Clouds before = new Clouds();
    before.learn(1, Clouds.LEFT, Clouds.RIGHT, Clouds.RIGHT);
    merge();
    assign.catalogue(before.catalog(), 1, false);
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.windowEnds(1);
    assign.catalogue(clouds.catalog(), 3, true);
    assign.windowEnds(10);

    assertThat(assign.told())
        .filteredOn(a -> a.outcome() == Outcome.NOT_CONVERTED)
        .singleElement()
        .matches(a -> a.exposed() == before.at(Clouds.LEFT))
        .matches(a -> a.segment() == before.at(Clouds.RIGHT) && !a.isChange());
  }

  @Test
  void whenASegmentDiesItsIdleMembersLeaveInThatWindow() throws Exception {
    clouds.learn(1, Clouds.LEFT, Clouds.RIGHT);
    int left = clouds.at(Clouds.LEFT);
    assign.catalogue(clouds.catalog(), 1, false);
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.active("ben", 1, Clouds.RIGHT, 0);
    assign.windowEnds(1);
    int window = 2;
    while (clouds.catalog().survivor(left) != 0) {
      clouds.learn(window++, Clouds.RIGHT);
    }
    assign.catalogue(clouds.catalog(), window, true);
    assign.windowEnds(window);

    assertThat(assign.changes(window))
        .singleElement()
        .matches(a -> a.user().equals("anna") && a.previous() == left && a.segment() == 0)
        .matches(SegmentAssignment::isMove);
    assertThat(assign.stateEntries()).as("ben's membership").isEqualTo(1);
    assertThat(assign.timers()).isZero();
  }

  /** Whether the other half is told as split off or as born is the same to members. */
  @Test
  void afterASplitIdleMembersKeepTheirSegmentUntilTheyAreScoredAgain() throws Exception {
    for (int window = 1; window <= QUIET; window++) {
      clouds.learn(window, Clouds.at(0));
    }
    int whole = clouds.at(Clouds.at(0));
    assign.catalogue(clouds.catalog(), 1, false);
    assign.active("anna", 1, Clouds.at(0), 0);
    assign.active("ben", 1, Clouds.at(0), 0);
    assign.windowEnds(1);
    int window = QUIET;
    int apart = 0;
    while (apart < 8_000) {
      window++;
      apart = (window - QUIET) * 200;
      clouds.learn(window, Clouds.at(-apart), Clouds.at(apart));
    }
    assertThat(clouds.catalog().segments()).hasSize(2).anyMatch(s -> s.id() == whole);
    assign.catalogue(clouds.catalog(), window, false);
    assign.windowEnds(window);
    assertThat(assign.changes(window)).isEmpty();

    assign.idle("anna", window + 1, Clouds.at(-apart));
    assign.idle("ben", window + 1, Clouds.at(apart));
    assign.windowEnds(window + 1);

    assertThat(assign.changes(window + 1))
        .as("one of the two stands where the new segment is")
        .singleElement()
        .matches(a -> a.previous() == whole && a.segment() != whole && a.segment() != 0);
  }
}
