package io.shoal.job.run;

import io.shoal.job.ShoalPipeline;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;

/** The main class of the deployed jar: {@code flink run shoal-job.jar --bundle ... }. */
public final class ShoalJob {
  private ShoalJob() {}

  /**
   * Never exits the JVM: it may be the JobManager's.
   *
   * @throws ProgramParametrizationException with one line that says what is wrong with the options
   */
  public static void main(String[] args) throws Exception {
    Exception[] fault = {null};
    CommandLine command =
        new CommandLine(
                new RunCommand(
                    () ->
                        StreamExecutionEnvironment.getExecutionEnvironment(
                            ShoalPipeline.required())))
            .setParameterExceptionHandler(
                (wrong, line) -> {
                  fault[0] = new ProgramParametrizationException("shoal: " + wrong.getMessage());
                  return CommandLine.ExitCode.USAGE;
                })
            .setExecutionExceptionHandler(
                (thrown, line, result) -> {
                  fault[0] =
                      thrown instanceof IllegalArgumentException
                          ? new ProgramParametrizationException("shoal: " + thrown.getMessage())
                          : thrown;
                  return CommandLine.ExitCode.SOFTWARE;
                });
    command.execute(args);
    if (fault[0] != null) {
      throw fault[0];
    }
  }
}
