package io.shoal.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShoalMetricTest {
  @Test
  void theTableOfMetricsIsTrue() throws Exception {
    String table =
        Arrays.stream(ShoalMetric.values())
            .map(
                m ->
                    "| "
                        + m.operator()
                        + " | `"
                        + m.id()
                        + "` | "
                        + m.unit()
                        + " | "
                        + m.meaning()
                        + " |\n")
            .collect(Collectors.joining());

    assertThat(Files.readString(Path.of("..", "docs", "metrics.md"))).contains(table);
  }
}
