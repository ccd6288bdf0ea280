package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctUsersTest {
  @Test
  void everyUserCountsOnceHoweverMany() {
    DistinctUsers users = new DistinctUsers();
    for (int round = 0; round < 3; round++) {
      for (int user = 0; user < 50_000; user++) {
        users.add("user-" + user);
      }
    }

    assertThat(users.size()).isEqualTo(50_000);
  }
}
