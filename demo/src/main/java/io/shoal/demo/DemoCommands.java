package io.shoal.demo;

import io.shoal.bench.BenchCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of this module. */
@Command(
    name = "shoal",
    mixinStandardHelpOptions = true,
    subcommands = {DemoCommand.class, BenchCommand.class},
    description = "See Shoal at work, and measure it.")
public final class DemoCommands {
  private DemoCommands() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new DemoCommands())
        .setExecutionExceptionHandler(
            (fault, command, result) -> {
              // One line for what a user can mend; the rest is a fault of ours and shows where.
              if (fault instanceof IOException || fault instanceof IllegalArgumentException) {
                System.err.println("shoal: " + fault.getMessage());
              } else {
                fault.printStackTrace();
              }
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(args);
  }
}
