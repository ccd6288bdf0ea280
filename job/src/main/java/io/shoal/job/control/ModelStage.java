package io.shoal.job.control;

import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.output.OutputRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * What decides which model scores which window.
 *
 * @param activations for every subtask that needs a model
 * @param records what became of announcements
 * @param refusals events for those who watch alerts
 */
public record ModelStage(
    DataStream<ModelActivation> activations,
    DataStream<OutputRecord> records,
    DataStream<OutputRecord> refusals) {
  private static final int FETCHES = 8;
  private static final int FETCH_MINUTES = 10;

  /** Announcements that are known from the start: the lines of a file, in its order. */
  public static DataStream<String> known(
      StreamExecutionEnvironment environment, List<String> announcements) {
    return known(environment, announcements, "announcements");
  }

  /**
   * Lines that are known from the start.
   *
   * @param name of the source: its uid
   */
  public static DataStream<String> known(
      StreamExecutionEnvironment environment, List<String> announcements, String name) {
    // A source of nothing is not allowed; a blank line is none.
    List<String> lines = announcements.isEmpty() ? List.of("") : List.copyOf(announcements);
    return environment.fromData(lines, Types.STRING).name(name).uid(name).setParallelism(1);
  }

  /**
   * Attaches the schedule to the events, of which it sees the watermark, and who was here of a
   * sample of the customers.
   *
   * @param announcements as JSON, one a record
   * @param name line of models that the job serves
   * @param first the model that the job was started with
   * @param window the scoring window
   * @param wait of a swap to a model of other features
   */
  public static ModelStage of(
      DataStream<RoutedEvent> events,
      DataStream<String> announcements,
      String name,
      ModelActivation first,
      Duration window,
      FeatureWait wait) {
    DataStream<RoutedEvent> time =
        events
            .flatMap(ModelStage::time)
            .returns(events.getType())
            .name("event-time")
            .uid("event-time")
            .setParallelism(events.getParallelism())
            .global();
    DataStream<FetchedModel> fetched =
        AsyncDataStream.orderedWait(
                announcements, new ModelFetch(name), FETCH_MINUTES, TimeUnit.MINUTES, FETCHES)
            .returns(new CodecType<>(new FetchedModel.Form()))
            .name("model-fetch")
            .uid("model-fetch")
            .setParallelism(1);
    SingleOutputStreamOperator<ModelActivation> schedule =
        time.connect(fetched)
            .transform(
                "model-schedule",
                new CodecType<>(new ModelActivation.Form()),
                new ModelSchedule(first, window, wait))
            .uid("model-schedule")
            .forceNonParallel();
    return new ModelStage(
        schedule,
        schedule.getSideOutput(ModelSchedule.ACTIVATIONS),
        schedule.getSideOutput(ModelSchedule.REFUSALS));
  }

  /** The horizon, and who was here of those who may be of the panel. */
  private static void time(RoutedEvent event, Collector<RoutedEvent> out) {
    if (event.isHorizon()) {
      out.collect(event);
    } else if (CustomerPanel.mayHold(event)) {
      out.collect(event.presence());
    }
  }
}
