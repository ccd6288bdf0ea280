package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HollowGroupsTest {
  /** The share at which one group counts as bent. */
  private static final double CLOUD = 0.98;

  private final BentGroups groups = new BentGroups();

  private boolean isHollow(int[] group) {
    return new HollowGroups(
            groups.centres(), new MicroDistances(groups.centres()), BentGroups.RADIUS)
        .contains(group, CLOUD);
  }

  @Test
  void aCloudIsNotHollow() {
    assertThat(isHollow(groups.cloud(0))).isFalse();
  }

  @Test
  void threeQuartersOfARingAreHollow() {
    assertThat(isHollow(groups.arc(6_000, 0.75))).isTrue();
  }

  @Test
  void whatOthersHaveInAHollowDoesNotFillIt() {
    int[] arc = groups.arc(6_000, 0.75);
    groups.cloud(0);

    assertThat(isHollow(arc)).isTrue();
  }
}
