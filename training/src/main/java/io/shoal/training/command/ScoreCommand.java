package io.shoal.training.command;

import io.shoal.training.evaluation.RunScore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal score}. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measure a back-test of simulated events against their truth; prints JSON.")
public final class ScoreCommand implements Callable<Integer> {
  @Option(
      names = "--truth",
      paramLabel = "FILE",
      required = true,
      description = "truth.json of the simulation")
  private Path truth;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      required = true,
      description = "directory of the back-test")
  private Path run;

  @Override
  public Integer call() throws Exception {
    System.out.println(new RunScore(truth, run).compute());
    return 0;
  }
}
