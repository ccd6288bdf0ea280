package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shoal.segment.SegmentEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HandOverTest {
  private static final long WINDOW_END = 900_000;
  private static final short[] A = {-8_000, 0};
  private static final short[] B = {8_000, 0};
  private static final short[] C = {0, 8_000};

  private static final short[] A_AFTER = {0, -9_000};
  private static final short[] B_AFTER = {-9_000, 3_000};
  private static final short[] C_AFTER = {9_000, 3_000};

  private final SplittableRandom random = new SplittableRandom(1);

  /** A catalogue with a segment around each place, with ids in their order. */
  private static SegmentCatalog catalog(int firstId, short[]... places) {
    List<MicroCentre> centres = new ArrayList<>();
    TreeMap<Integer, Segment> segments = new TreeMap<>();
    for (int i = 0; i < places.length; i++) {
      int id = firstId + i;
      segments.put(id, new Segment(id, 0, 1_000L * id));
      for (int offset : new int[] {-400, 400}) {
        double[] at = {places[i][0] + offset, places[i][1]};
        centres.add(new MicroCentre(at, 100, 30, id));
      }
    }
    return new SegmentCatalog(
        2,
        0,
        firstId + places.length,
        1_500,
        0,
        centres,
        Links.NONE,
        new double[DistanceHistogram.BINS],
        List.of(),
        segments,
        new TreeMap<>(),
        new TreeMap<>());
  }

  private void users(HandOver handOver, int number, short[] was, short[] is) {
    for (int i = 0; i < number; i++) {
      handOver.add(near(was), near(is));
    }
  }

  private short[] near(short[] place) {
    return new short[] {
      (short) (place[0] + random.nextInt(-700, 700)), (short) (place[1] + random.nextInt(-700, 700))
    };
  }

  private static int at(SegmentCatalog catalog, short[] place) {
    return new SegmentLabels(catalog).of(place, 0);
  }

  @Test
  void anIdFollowsItsMembersWhereverTheNewModelPutsThem() {
    HandOver handOver = new HandOver(catalog(7, A, B, C), catalog(1, B_AFTER, A_AFTER, C_AFTER));
    users(handOver, 40, A, A_AFTER);
    users(handOver, 30, B, B_AFTER);
    users(handOver, 20, C, C_AFTER);

    SegmentStep step = handOver.step(WINDOW_END);

    assertThat(step.events()).isEmpty();
    assertThat(at(step.catalog(), A_AFTER)).isEqualTo(7);
    assertThat(at(step.catalog(), B_AFTER)).isEqualTo(8);
    assertThat(at(step.catalog(), C_AFTER)).isEqualTo(9);
    assertThat(step.catalog().segments()).containsExactlyElementsOf(catalog(7, A, B, C).segments());
    assertThat(step.catalog().windowEnd()).isEqualTo(WINDOW_END);
  }

  @Test
  void whatTheNewModelDoesNotTellApartIsMergedIntoTheHeavier() {
    HandOver handOver = new HandOver(catalog(1, A, B), catalog(1, A_AFTER));
    users(handOver, 40, A, A_AFTER);
    users(handOver, 30, B, A_AFTER);

    SegmentStep step = handOver.step(WINDOW_END);

    assertThat(step.events())
        .extracting(SegmentEvent::kind, SegmentEvent::segment, SegmentEvent::other)
        .containsExactly(tuple(Kind.MERGED, 2, 1));
    assertThat(step.catalog().survivor(2)).isEqualTo(1);
  }

  @Test
  void whatTheNewModelPartsKeepsItsIdUntilTheNextStep() {
    HandOver handOver = new HandOver(catalog(1, A), catalog(1, A_AFTER, B_AFTER));
    users(handOver, 40, A, A_AFTER);
    users(handOver, 30, A, B_AFTER);

    SegmentStep step = handOver.step(WINDOW_END);

    assertThat(step.events()).isEmpty();
    assertThat(at(step.catalog(), A_AFTER)).isEqualTo(1);
    assertThat(at(step.catalog(), B_AFTER)).isEqualTo(1);
  }

  @Test
  void aSegmentThatTheNewModelHasNotLearnedTakesTheNearestPlace() {
    HandOver handOver = new HandOver(catalog(1, A, C), catalog(1, A_AFTER, B_AFTER));
    users(handOver, 40, A, A_AFTER);
    users(handOver, 20, C, new short[] {-9_000, 9_000});

    SegmentStep step = handOver.step(WINDOW_END);

    assertThat(step.events()).isEmpty();
    assertThat(at(step.catalog(), new short[] {-9_000, 9_000})).isEqualTo(2);
  }

  @Test
  void aSegmentWithoutAnybodyDiesAndItsIdIsNotUsedAgain() {
    HandOver handOver = new HandOver(catalog(1, A, B), catalog(1, A_AFTER));
    users(handOver, 40, A, A_AFTER);

    SegmentStep step = handOver.step(WINDOW_END);

    assertThat(step.events())
        .extracting(SegmentEvent::kind, SegmentEvent::segment)
        .containsExactly(tuple(Kind.DIED, 2));
    assertThat(step.catalog().nextId).isEqualTo(3);
  }

  @Test
  void withoutAnybodyToHandOverTheNewSegmentsAreBorn() {
    SegmentStep step =
        new HandOver(SegmentCatalog.empty(2), catalog(1, A_AFTER, B_AFTER)).step(WINDOW_END);

    assertThat(step.events())
        .extracting(SegmentEvent::kind, SegmentEvent::segment)
        .containsExactly(tuple(Kind.BORN, 1), tuple(Kind.BORN, 2));
  }

  @Test
  void theOrderOfUsersAndARestartInBetweenChangeNothing() {
    SegmentCatalog before = catalog(1, A, B);
    SegmentCatalog after = catalog(1, A_AFTER, B_AFTER);
    List<short[][]> users = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      users.add(new short[][] {near(i % 3 == 0 ? A : B), near(i % 4 == 0 ? B_AFTER : A_AFTER)});
    }
    HandOver inOrder = new HandOver(before, after);
    users.forEach(user -> inOrder.add(user[0], user[1]));

    HandOver first = new HandOver(before, after);
    users.subList(25, 50).forEach(user -> first.add(user[0], user[1]));
    HandOver restored = new HandOver(before, after);
    restored.restore(first.toBytes());
    users.subList(0, 25).forEach(user -> restored.add(user[0], user[1]));

    assertThat(restored.toBytes()).isEqualTo(inOrder.toBytes());
    assertThat(restored.step(WINDOW_END).catalog().toBytes())
        .isEqualTo(inOrder.step(WINDOW_END).catalog().toBytes());
  }
}
