package io.shoal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnWatchTest {
  private static final int CLOUD = 7;

  /** Gives every label the id that it is told; what it is not told has id 100. */
  private record Told(Map<Integer, Integer> ids) implements Labeller {
    @Override
    public int label(StreamPoint point) {
      return ids.getOrDefault(point.label(), 100);
    }

    @Override
    public Set<Integer> living() {
      return Set.of();
    }

    @Override
    public void learn(List<StreamPoint> window) {}
  }

  private static LabelledWindow window(Map<Integer, Integer> ids) {
    List<StreamPoint> points = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      points.add(new StreamPoint(new short[0], i % 2 == 0 ? CLOUD : 8, i));
    }
    return new LabelledWindow(points, new Told(ids));
  }

  private static LabelledWindow held() {
    return window(Map.of(CLOUD, 1));
  }

  private static LabelledWindow lost() {
    return window(Map.of());
  }

  private static int seenAfter(Turn turn, LabelledWindow... windows) {
    TurnWatch watch = new TurnWatch(turn, Set.of(CLOUD));
    for (int w = 0; w < windows.length; w++) {
      watch.see(turn.at() + w * 1_000, windows[w], Set.of());
    }
    return watch.seenAfter();
  }

  @Test
  void aBirthIsSeenInTheFirstOfThreeWindowsInARow() {
    assertThat(seenAfter(Turn.BIRTH, lost(), held(), held(), lost(), held(), held(), held()))
        .isEqualTo(4_000);
    assertThat(seenAfter(Turn.BIRTH, held(), held(), held())).isZero();
  }

  @Test
  void whatIsHeldForTwoWindowsOnlyIsMissed() {
    assertThat(seenAfter(Turn.BIRTH, held(), held(), lost(), held(), held())).isEqualTo(-1);
  }

  @Test
  void whatIsSeenTooLateIsMissed() {
    TurnWatch watch = new TurnWatch(Turn.MERGE, Set.of(CLOUD));
    for (int w = 25; w < 30; w++) {
      watch.see(Turn.MERGE.at() + w * 1_000, held(), Set.of());
    }

    assertThat(watch.seenAfter()).isEqualTo(-1);
  }

  @Test
  void aDeathIsSeenWhenTheSegmentThatHeldTheCloudIsGone() {
    TurnWatch watch = new TurnWatch(Turn.DEATH, Set.of(CLOUD));
    watch.see(Turn.DEATH.at() - 2_000, window(Map.of(CLOUD, 5)), Set.of(1, 5, 100));
    watch.see(Turn.DEATH.at() - 1_000, held(), Set.of(1, 5, 100));
    watch.see(Turn.DEATH.at(), lost(), Set.of(1, 5, 100));
    watch.see(Turn.DEATH.at() + 1_000, lost(), Set.of(1, 100));
    watch.see(Turn.DEATH.at() + 2_000, lost(), Set.of(100));
    watch.see(Turn.DEATH.at() + 3_000, lost(), Set.of(100));

    assertThat(watch.seenAfter()).isEqualTo(2_000);
  }
}
