package io.shoal.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
  @TempDir Path scratch;

  private String fault(String... args) {
    List<String> line = new ArrayList<>(List.of(args));
    line.addAll(List.of("--out", scratch.resolve("bundle").toString()));
    List<String> faults = new ArrayList<>();
    new CommandLine(new TrainCommand())
        .setExecutionExceptionHandler(
            (fault, command, parsed) -> {
              faults.add(fault.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(line.toArray(String[]::new));
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  @Test
  void itLearnsFromEventsOrFromRowsWithABase() {
    String either = "either --events FILE... or --rows URI and --base DIR";

    assertThat(fault()).contains(either);
    assertThat(fault("--events", "e.jsonl", "--rows", "log", "--base", "b")).contains(either);
    assertThat(fault("--rows", "log")).contains(either);
    assertThat(fault("--events", "e.jsonl", "--base", "b")).contains(either);
  }

  @Test
  void rowsHaveTheFeaturesOfTheirBase() {
    assertThat(fault("--rows", "log", "--base", "b", "--features", "f.yaml"))
        .contains("--features and --mapping go with --events");
  }

  @Test
  void aBaseThatIsNoBundleIsNamed() {
    assertThat(fault("--rows", "log", "--base", scratch.resolve("none").toString()))
        .contains("none");
  }
}
