package io.shoal.job;

import io.shoal.job.backtest.BacktestCommand;
import io.shoal.job.run.RunCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands of this module. */
@Command(name = "shoal", mixinStandardHelpOptions = true, description = "Run the Flink job.")
public final class JobCommands {
  @Option(
      names = "-D",
      scope = CommandLine.ScopeType.INHERIT,
      description = "setting of Flink: KEY=VALUE; repeatable")
  private Map<String, String> flink = Map.of();

  private JobCommands() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command, and returns its exit code. */
  public static int run(String... args) {
    JobCommands commands = new JobCommands();
    return new CommandLine(commands)
        .addSubcommand(new BacktestCommand(() -> commands.flink))
        .addSubcommand(new RunCommand(commands::local))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (fault, command, result) -> {
              // One line for what a user can mend; the rest is a fault of ours and shows where.
              if (fault instanceof IOException || fault instanceof IllegalArgumentException) {
                System.err.println("shoal: " + fault.getMessage());
              } else {
                fault.printStackTrace();
              }
              return CommandLine.ExitCode.USAGE;
            })
        .execute(args);
  }

  /** A Flink in this JVM, with its web page; its scratch directory goes when the JVM ends. */
  private StreamExecutionEnvironment local() throws IOException {
    LocalFlink local = new LocalFlink(Files.createTempDirectory("shoal-"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    local.close();
                  } catch (IOException e) {
                    System.err.println("shoal: " + e.getMessage());
                  }
                }));
    Configuration configuration = local.configuration(flink);
    System.err.println(
        "shoal: the job runs in this process until it is stopped (Ctrl-C); for a cluster, give the"
            + " same options to flink run");
    return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
  }
}
