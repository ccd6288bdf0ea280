package io.shoal.job.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shoal.event.UserHash;
import io.shoal.job.state.Shards;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoterSampleTest {
  private static final int USERS = 100_000;

  private static long hash(int user) {
    return UserHash.of("user-" + user);
  }

  private static long votersOf(double share) {
    VoterSample sample = new VoterSample(share);
    return IntStream.range(0, USERS).filter(user -> sample.holds(hash(user))).count();
  }

  @Test
  void itHoldsItsShareOfTheUsers() {
    assertThat(votersOf(0.1)).isCloseTo(USERS / 10, within(300L));
    assertThat(votersOf(0.5)).isCloseTo(USERS / 2, within(500L));
    assertThat(votersOf(1)).isEqualTo(USERS);
  }

  @Test
  void aLargerShareKeepsTheVotersOfASmallerOne() {
    VoterSample small = new VoterSample(0.1);
    VoterSample large = new VoterSample(0.3);

    assertThat(IntStream.range(0, USERS).filter(u -> small.holds(hash(u))))
        .isNotEmpty()
        .allMatch(user -> large.holds(hash(user)));
  }

  @Test
  void everyShardGivesItsShare() {
    VoterSample sample = new VoterSample(0.25);
    Shards shards = new Shards(8);
    Map<Integer, Integer> voters = new HashMap<>();
    for (int user = 0; user < USERS; user++) {
      if (sample.holds(hash(user))) {
        voters.merge(shards.of("user-" + user), 1, Integer::sum);
      }
    }

    assertThat(voters).hasSize(8);
    assertThat(voters.values()).allSatisfy(n -> assertThat(n).isCloseTo(USERS / 32, within(250)));
  }

  @Test
  void thereIsNoShareOfNothingNorOfMoreThanAll() {
    for (double share : new double[] {0, -0.1, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> new VoterSample(share))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("above 0 and at most 1");
    }
  }
}
