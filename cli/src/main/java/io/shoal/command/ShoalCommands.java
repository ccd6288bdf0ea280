package io.shoal.command;

import io.shoal.alertmanager.AlertmanagerBridgeCommand;
import io.shoal.bench.BenchCommand;
import io.shoal.bench.SegmentBenchCommand;
import io.shoal.bench.drift.DriftBenchCommand;
import io.shoal.bench.tick.TickBenchCommand;
import io.shoal.demo.DemoCommand;
import io.shoal.job.FlinkFlags;
import io.shoal.job.backtest.BacktestCommand;
import io.shoal.job.run.LocalCluster;
import io.shoal.job.run.RunCommand;
import io.shoal.training.command.AnnounceCommand;
import io.shoal.training.command.EvaluateCommand;
import io.shoal.training.command.ModelsCommand;
import io.shoal.training.command.PromoteCommand;
import io.shoal.training.command.PublishCommand;
import io.shoal.training.command.ReportCommand;
import io.shoal.training.command.RollbackCommand;
import io.shoal.training.command.ScoreCommand;
import io.shoal.training.command.SimulateCommand;
import io.shoal.training.command.TrainCommand;
import java.io.IOException;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code shoal}: every command, each of them owned by the module that does the work. */
@Command(
    name = "shoal",
    mixinStandardHelpOptions = true,
    description = "Segments that move with the customers, and alerts when they move.")
public final class ShoalCommands {
  private ShoalCommands() {}

  public static void main(String[] args) {
    reachFileSystems();
    System.exit(line().execute(args));
  }

  static CommandLine line() {
    FlinkFlags flink = new FlinkFlags();
    CommandLine run = new CommandLine(new RunCommand(new LocalCluster(flink::settings)));
    run.addMixin("flink", flink);
    CommandLine line =
        new CommandLine(new ShoalCommands())
            .addSubcommand(new DemoCommand())
            .addSubcommand(new SimulateCommand())
            .addSubcommand(new TrainCommand())
            .addSubcommand(new EvaluateCommand())
            .addSubcommand(new PublishCommand())
            .addSubcommand(new PromoteCommand())
            .addSubcommand(new RollbackCommand())
            .addSubcommand(new AnnounceCommand())
            .addSubcommand(new ModelsCommand())
            .addSubcommand(new BacktestCommand())
            .addSubcommand(run)
            .addSubcommand(new AlertmanagerBridgeCommand())
            .addSubcommand(new ScoreCommand())
            .addSubcommand(new ReportCommand())
            .addSubcommand(new BenchCommand())
            .addSubcommand(new SegmentBenchCommand())
            .addSubcommand(new TickBenchCommand())
            .addSubcommand(new DriftBenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(ShoalCommands::wrongUse)
            .setExecutionExceptionHandler(ShoalCommands::fault);
    String version = ShoalCommands.class.getPackage().getImplementationVersion();
    line.getCommandSpec().version("shoal " + version);
    line.getSubcommands().values().forEach(c -> c.getCommandSpec().version("shoal " + version));
    return line;
  }

  /** Object stores are reached by Flink's plugins, where its usual variable names them. */
  private static void reachFileSystems() {
    Configuration flink = GlobalConfiguration.loadConfiguration();
    boolean plugins = System.getenv(ConfigConstants.ENV_FLINK_PLUGINS_DIR) != null;
    FileSystem.initialize(
        flink, plugins ? PluginUtils.createPluginManagerFromRootFolder(flink) : null);
  }

  private static int wrongUse(CommandLine.ParameterException wrong, String[] args) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    System.err.println("shoal: " + wrong.getMessage() + " (see " + command + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  /** One line for what a user can mend; the rest is a fault of ours and shows where. */
  private static int fault(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
    if (fault instanceof IOException || fault instanceof IllegalArgumentException) {
      System.err.println("shoal: " + fault.getMessage());
    } else {
      fault.printStackTrace();
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
