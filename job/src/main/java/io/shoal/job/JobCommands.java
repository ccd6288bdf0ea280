package io.shoal.job;

import io.shoal.job.backtest.BacktestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of this module. */
@Command(
    name = "shoal",
    mixinStandardHelpOptions = true,
    subcommands = BacktestCommand.class,
    description = "Run the Flink job.")
public final class JobCommands {
  private JobCommands() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command, and returns its exit code. */
  public static int run(String... args) {
    return new CommandLine(new JobCommands())
        .setExecutionExceptionHandler(
            (fault, command, result) -> {
              // One line for what a user can mend; the rest is a fault of ours and shows where.
              if (fault instanceof java.io.IOException
                  || fault instanceof IllegalArgumentException) {
                System.err.println("shoal: " + fault.getMessage());
              } else {
                fault.printStackTrace();
              }
              return CommandLine.ExitCode.USAGE;
            })
        .execute(args);
  }
}
