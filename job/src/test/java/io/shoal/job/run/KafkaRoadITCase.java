package io.shoal.job.run;

import static io.shoal.job.kafka.TestTopics.purchase;
import static io.shoal.job.kafka.TestTopics.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shoal.broker.LocalBroker;
import io.shoal.job.LocalFlink;
import io.shoal.job.ShoalPipeline;
import io.shoal.job.kafka.TestTopics;
import io.shoal.job.model.SmallModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KafkaRoadITCase {
  private static final String EVENTS = "shop.events";
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  @TempDir Path scratch;

  private LocalBroker broker;
  private TestTopics topics;
  private LocalFlink flink;
  private JobClient job;

  @BeforeEach
  void start() throws Exception {
    broker = LocalBroker.start(scratch.resolve("broker"));
    topics = new TestTopics(broker.address(), EVENTS);
    flink = new LocalFlink(scratch.resolve("flink"));
    SmallModel.in(scratch);
  }

  @AfterEach
  void stop() throws Exception {
    if (job != null) {
      job.cancel().get();
    }
    broker.close();
    flink.close();
  }

  private int run(String... more) throws Exception {
    Configuration configuration =
        flink.configuration(Map.of("execution.checkpointing.interval", "300 ms"));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(2);
    List<String> args = new ArrayList<>();
    args.addAll(List.of("--bundle", scratch.resolve("small").toString()));
    args.addAll(List.of("--brokers", broker.address(), "--topic", EVENTS));
    args.addAll(List.of("--max-parallelism", "8"));
    args.addAll(List.of(more));
    RunCommand command = new RunCommand(() -> environment, env -> job = env.executeAsync());
    return new CommandLine(command)
        .setExecutionExceptionHandler(
            (fault, line, result) -> {
              throw fault;
            })
        .execute(args.toArray(String[]::new));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** Everything that is wrong with records in the wild, by the reason that it should be given. */
  private static Map<String, byte[]> hostile() {
    Map<String, byte[]> hostile = new HashMap<>();
    String at = START.toString();
    String fields = "\"userId\":\"u\",\"type\":\"purchase\",\"timestamp\":\"" + at + "\"";
    hostile.put("malformed-json", utf8("{\"eventId\":\"e\",\"userId\":\"u"));
    hostile.put("not-an-object", utf8("[1,2]"));
    hostile.put("wrong-type", utf8("{\"userId\":{\"a\":1},\"type\":\"x\",\"timestamp\":1}"));
    hostile.put("missing-user", utf8("{\"type\":\"x\",\"timestamp\":\"" + at + "\"}"));
    hostile.put(
        "timestamp-in-future",
        utf8("{\"userId\":\"u\",\"type\":\"x\",\"timestamp\":\"2999-01-01T00:00:00Z\"}"));
    hostile.put(
        "timestamp-too-old",
        utf8("{\"userId\":\"u\",\"type\":\"x\",\"timestamp\":\"1970-01-01T00:00:01Z\"}"));
    hostile.put("non-finite-number", utf8("{" + fields + ",\"properties\":{\"value\":NaN}}"));
    hostile.put("too-large", utf8("{" + fields + ",\"userId\":\"" + "u".repeat(900_000) + "\"}"));
    return hostile;
  }

  @Test
  void hostileRecordsBecomeDeadLettersAndTheJobGoesOn() throws Exception {
    assertThat(run("--create-topics", "2", "--idle-after", "PT1S")).isZero();
    topics.send(List.of(purchase("anna", START), purchase("ben", START.plusSeconds(60))));
    Map<String, byte[]> hostile = hostile();
    topics.send(List.copyOf(hostile.values()));
    // A tombstone, as compacted topics have them, is no event either.
    topics.send(java.util.Collections.singletonList(null));
    topics.send(
        List.of(
            purchase("carl", START.plusSeconds(120)), purchase("dora", START.plusSeconds(7_200))));
    topics.send(
        List.of(
            purchase("dora", START.plusSeconds(7_300)),
            purchase("dora", START.plusSeconds(7_400))));

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(topics.read("private.shoal.dead-letters.v1"))
                    .hasSize(hostile.size() + 1));
    Map<String, byte[]> letters = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : topics.read("private.shoal.dead-letters.v1")) {
      assertThat(header(letter, "partition")).startsWith(EVENTS);
      letters.put(
          header(letter, "reason") + (letter.value().length == 0 ? "/empty" : ""), letter.value());
    }
    hostile.forEach((reason, bytes) -> assertThat(letters.get(reason)).as(reason).isEqualTo(bytes));
    assertThat(letters).containsKey("malformed-json/empty");
  }

  @Test
  void missingTopicsAreNamedBeforeAnythingRuns() throws Exception {
    assertThat(runExpectingFault())
        .contains(EVENTS, "private.shoal.models.v1", "private.shoal.control.v1")
        .contains(
            "(with cleanup.policy=compact: private.shoal.control.v1, private.shoal.models.v1,"
                + " public.shoal.segments.v1)")
        .contains("--models-topic", "--create-topics");
  }

  private String runExpectingFault() throws Exception {
    String[] message = {""};
    Configuration configuration = ShoalPipeline.required();
    RunCommand command =
        new RunCommand(
            () -> StreamExecutionEnvironment.getExecutionEnvironment(configuration), env -> {});
    int code =
        new CommandLine(command)
            .setExecutionExceptionHandler(
                (fault, line, result) -> {
                  message[0] = fault.getMessage();
                  return 2;
                })
            .execute(
                "--bundle",
                scratch.resolve("small").toString(),
                "--brokers",
                broker.address(),
                "--topic",
                EVENTS);
    assertThat(code).isEqualTo(2);
    return message[0];
  }
}
