package io.shoal.job.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentAssignment.Outcome;
import io.shoal.job.metrics.ShoalMetric;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignTest {
  private final Clouds clouds = new Clouds();

  private AssignHarness assign;

  @BeforeEach
  void open() throws Exception {
    assign = new AssignHarness();
    clouds.learn(1, Clouds.LEFT, Clouds.RIGHT);
  }

  @AfterEach
  void close() {
    assign.close();
  }

  @Test
  void usersWaitForTheCatalogueOfTheirWindow() throws Exception {
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.usersPass(1);
    assertThat(assign.told()).isEmpty();

    assign.catalogue(clouds.catalog(), 1, false);
    assign.cataloguesPass(1);

    assertThat(assign.told()).hasSize(1);
    assertThat(assign.told().get(0).segment()).isEqualTo(clouds.at(Clouds.LEFT)).isNotZero();
    assertThat(assign.told().get(0).label().silhouette()).isPositive();
    assertThat(assign.told().get(0).isMove()).isFalse();
  }

  @Test
  void theMostThatWaitedIsMeasured() throws Exception {
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.active("ben", 1, Clouds.LEFT, 0);
    assign.active("anna", 2, Clouds.LEFT, 0);
    assign.catalogue(clouds.catalog(), 1, false);
    assign.windowEnds(1);
    assign.active("anna", 3, Clouds.LEFT, 0);
    assign.windowEnds(4);

    assertThat(assign.measure(ShoalMetric.ASSIGN_HELD_MAX)).isEqualTo(3L);
  }

  @Test
  void aConversionWithinTheHorizonCountsWhenItIsOver() throws Exception {
    assign.catalogue(clouds.catalog(), 1, false);
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.active("ben", 1, Clouds.RIGHT, 0);
    assign.windowEnds(1);
    assign.active("anna", 3, Clouds.LEFT, 1);
    assign.windowEnds(10);

    assertThat(usersWith(Outcome.CONVERTED)).containsExactly("anna");
    assertThat(usersWith(Outcome.NOT_CONVERTED)).containsExactly("ben");
  }

  @Test
  void anIdleUserMovesWithTheirEmbeddingButIsNotExposed() throws Exception {
    assign.catalogue(clouds.catalog(), 1, false);
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.windowEnds(6);
    assign.idle("anna", 7, Clouds.RIGHT);
    assign.windowEnds(20);

    assertThat(assign.changes(7))
        .singleElement()
        .matches(a -> a.previous() == clouds.at(Clouds.LEFT))
        .matches(a -> a.segment() == clouds.at(Clouds.RIGHT));
    assertThat(usersWith(Outcome.NOT_CONVERTED)).containsExactly("anna");
    assertThat(assign.stateEntries()).as("the membership alone").isEqualTo(1);
    assertThat(assign.timers()).isZero();
  }

  @Test
  void whoRetiresLeavesNeitherStateNorTimer() throws Exception {
    List<String> users = List.of("anna", "ben", "carl", "dora");
    assign.catalogue(clouds.catalog(), 1, false);
    for (String user : users) {
      assign.active(user, 1, Clouds.LEFT, 0);
    }
    assign.windowEnds(1);
    for (String user : users) {
      assign.retired(user, 20, Clouds.LEFT);
    }
    assign.windowEnds(20);

    assertThat(assign.changes(20))
        .allMatch(a -> a.segment() == 0 && a.previous() == clouds.at(Clouds.LEFT))
        .extracting(SegmentAssignment::user)
        .containsExactlyInAnyOrderElementsOf(users);
    assertThat(assign.stateEntries()).isZero();
    assertThat(assign.timers()).isZero();
  }

  @Test
  void whoRetiresWhileExposedLeavesAtOnceAndTheirExposureStillMatures() throws Exception {
    assign.catalogue(clouds.catalog(), 1, false);
    assign.active("anna", 1, Clouds.LEFT, 1);
    assign.windowEnds(1);
    assign.active("anna", 2, Clouds.LEFT, 1);
    assign.windowEnds(2);
    assign.retired("anna", 3, Clouds.LEFT);
    assign.windowEnds(3);

    assertThat(assign.changes(3)).singleElement().matches(a -> a.segment() == 0);
    assertThat(assign.stateEntries()).isPositive();

    assign.windowEnds(5);

    assertThat(usersWith(Outcome.CONVERTED)).containsExactly("anna");
    assertThat(assign.told(5)).noneMatch(SegmentAssignment::isChange);
    assertThat(assign.stateEntries()).isZero();
    assertThat(assign.timers()).isZero();
  }

  @Test
  void whoLeftAndComesBackEntersAnew() throws Exception {
    assign.catalogue(clouds.catalog(), 1, false);
    assign.active("anna", 1, Clouds.LEFT, 0);
    assign.windowEnds(1);
    assign.retired("anna", 20, Clouds.LEFT);
    assign.windowEnds(20);
    assign.active("anna", 21, Clouds.RIGHT, 0);
    assign.windowEnds(21);

    assertThat(assign.changes(21))
        .singleElement()
        .matches(a -> a.previous() == 0 && a.segment() == clouds.at(Clouds.RIGHT));
  }

  private List<String> usersWith(Outcome outcome) {
    return assign.told().stream()
        .filter(a -> a.outcome() == outcome)
        .map(SegmentAssignment::user)
        .toList();
  }
}
