package io.shoal.training.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of this module: {@code simulate}, {@code train} and {@code score}. */
@Command(
    name = "shoal",
    mixinStandardHelpOptions = true,
    subcommands = {SimulateCommand.class, TrainCommand.class, ScoreCommand.class},
    description = "Train models, and measure them.")
public final class TrainingCommands {
  private TrainingCommands() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new TrainingCommands())
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
