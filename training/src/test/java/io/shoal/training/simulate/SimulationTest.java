package io.shoal.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.event.EventOptions;
import io.shoal.event.ParsedEvent;
import io.shoal.event.file.MergedEventFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "steady, 6420ec0be9db194d497ae89b2cf303f56c75d0ac4b978164bcff25842c092cf6",
    "archetype-appears, c2e371a0de837cc677c29e71fb9813431cf64a114587d35c35ec83098cd4a1d3",
    "source-silent, 02c593299bf7db08493838e379e40ee8425de8b3da51dcc871f5f9a5bca99ed5",
    "conversion-drop, b8d91bea253fe7df5876980617255934fa4b3940cd8f733848a2f4f6de887214"
  })
  void aSeedGivesTheSameLinesForever(String scenario, String digest) throws Exception {
    new Simulation(scenario, 200, 14, 7).write(scratch, day -> {});
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    try (InputStream lines =
        new GZIPInputStream(Files.newInputStream(scratch.resolve("events.jsonl.gz")))) {
      sha.update(lines.readAllBytes());
    }

    assertThat(HexFormat.of().formatHex(sha.digest())).isEqualTo(digest);
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
