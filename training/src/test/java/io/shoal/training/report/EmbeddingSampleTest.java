package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingSampleTest {
  private static List<Double> sample(List<Integer> users) throws IOException {
    EmbeddingSample sample = new EmbeddingSample(20);
    for (int user : users) {
      String json = "{\"userId\":\"u" + user + "\",\"embedding\":[" + user + ",0]}";
      sample.add(new RunLine(new ObjectMapper().readTree(json)));
    }
    return sample.points(user -> "s1").stream().map(point -> point.embedding()[0]).toList();
  }

  @Test
  void theSampleIsBoundedAndDoesNotDependOnOrder() throws IOException {
    List<Integer> users = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      users.add(i);
    }
    List<Double> forward = sample(users);
    Collections.reverse(users);

    assertThat(forward).hasSize(20).doesNotHaveDuplicates();
    assertThat(sample(users)).isEqualTo(forward);
  }

  @Test
  void aUserCountsOnce() throws IOException {
    assertThat(sample(List.of(7, 7, 7))).containsExactly(7.0);
  }
}
