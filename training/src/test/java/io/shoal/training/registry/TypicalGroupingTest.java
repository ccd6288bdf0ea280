package io.shoal.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.UserHash;
import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmenterOptions;
import io.shoal.segment.WindowCount;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypicalGroupingTest {
  private static final int USERS = 900;

  private final TypicalGrouping typical = new TypicalGrouping();
  private final SegmentCatalog three = grouped(0, 6_000, 12_000);
  private final SegmentCatalog threeAgain = grouped(0, 6_300, 11_700);
  private final SegmentCatalog one = grouped(0, 0, 0);

  @BeforeEach
  void seeUsersInThreeClouds() {
    for (int user = 0; user < USERS; user++) {
      typical.see("u" + user, new short[] {0, 0});
      typical.see("u" + user, place(user, 0, 6_000, 12_000));
    }
  }

  @Test
  void whatMostAgreeOnIsTaken() {
    assertThat(typical.of(List.of(one, three, threeAgain))).isSameAs(three);
  }

  @Test
  void theFirstOfEqualsIsTaken() {
    assertThat(typical.of(List.of(threeAgain, three))).isSameAs(threeAgain);
  }

  @Test
  void aLoneGroupingIsTypical() {
    assertThat(typical.of(List.of(one))).isSameAs(one);
  }

  private static SegmentCatalog grouped(int... centres) {
    AdaptiveSegmenter segmenter =
        new AdaptiveSegmenter(new SegmenterOptions(Duration.ofHours(3), 100, 20));
    SegmentCatalog catalog = SegmentCatalog.empty(2);
    WindowCount count = segmenter.open(catalog);
    for (int user = 0; user < USERS; user++) {
      count.add(UserHash.of("u" + user), place(user, centres));
    }
    return segmenter.close(catalog, count, 1_000).catalog();
  }

  private static short[] place(int user, int... centres) {
    SplittableRandom random = new SplittableRandom(user);
    int centre = centres[user % centres.length];
    return new short[] {
      (short) (centre + 500 * random.nextGaussian()), (short) (500 * random.nextGaussian())
    };
  }
}
