package io.shoal.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.event.EventOptions;
import io.shoal.event.ParsedEvent;
import io.shoal.event.file.MergedEventFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final int DAYS = 28;

  @TempDir Path scratch;

  private Path simulate(String scenario, String name) throws IOException {
    Path directory = scratch.resolve(name);
    new Simulation(scenario, 400, DAYS, 11).write(directory, day -> {});
    return directory;
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertThat(simulate("steady", "a").resolve("events.jsonl.gz"))
        .hasSameBinaryContentAs(simulate("steady", "b").resolve("events.jsonl.gz"));
  }

  @Test
  void thePopulationIsStationaryAndTheLogIsUntidy() throws IOException {
    Map<Long, Set<String>> usersByWeek = new HashMap<>();
    Set<String> ids = new HashSet<>();
    int copies = 0;
    int unusable = 0;
    try (MergedEventFiles events =
        new MergedEventFiles(
            List.of(simulate("steady", "s").resolve("events.jsonl.gz")),
            EventOptions.defaults(),
            Long.MAX_VALUE / 2)) {
      while (events.next()) {
        if (events.parsed() instanceof ParsedEvent.Usable usable) {
          long week = (usable.event().time() - Population.START) / (7 * Population.DAY);
          usersByWeek.computeIfAbsent(week, w -> new HashSet<>()).add(usable.event().user());
          copies += ids.add(usable.event().id()) ? 0 : 1;
        } else {
          unusable++;
        }
      }
    }

    double first = usersByWeek.get(0L).size();
    double last = usersByWeek.get(3L).size();
    assertThat(last / first).isBetween(0.9, 1.1);
    assertThat(copies).isPositive();
    assertThat(unusable).isPositive();
  }

  @Test
  void aSilentSourceIsSilentFromTheChangeOn() throws IOException {
    String truth = Files.readString(simulate("source-silent", "q").resolve("truth.json"));

    assertThat(truth).contains("\"kind\":\"source-silent\"").contains("\"subject\":\"app-ios\"");
  }

  @Test
  void anUnknownScenarioIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> new Simulation("calm", 400, DAYS, 1))
        .hasMessageContaining("calm")
        .hasMessageContaining("source-silent");
  }
}
