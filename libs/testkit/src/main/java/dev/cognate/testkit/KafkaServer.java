package dev.cognate.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka node, broker and KRaft controller at once, inside this JVM. Topics appear when they are first used. */
final class KafkaServer implements ServerControl, Closeable {
    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE = 1;

    private static final Map<String, String> ONE_NODE = Map.ofEntries(
            Map.entry("num.partitions", "3"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("broker.heartbeat.interval.ms", "300"),
            Map.entry("broker.session.timeout.ms", "2000"));

    private final int port = FreePort.pick();
    private final int controllerPort = FreePort.pick();
    private final TemporaryDirectory directory = TemporaryDirectory.create("kafka");
    private final String clusterId = Uuid.randomUuid().toString();
    private KafkaRaftServer kafka;

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public synchronized boolean isRunning() {
        return kafka != null;
    }

    /** Kafka finds its plug-ins through the thread; a Quarkus test's thread would find other copies of their classes. */
    @Override
    public synchronized void start() {
        if (kafka != null) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        thread.setContextClassLoader(getClass().getClassLoader());
        try {
            format();
            kafka = new KafkaRaftServer(KafkaConfig.fromProps(properties(), false), Time.SYSTEM);
            kafka.startup();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    @Override
    public synchronized void stop() {
        if (kafka == null) {
            return;
        }
        kafka.shutdown();
        kafka.awaitShutdown();
        kafka = null;
    }

    @Override
    public void close() throws IOException {
        stop();
        directory.delete();
    }

    private void format() {
        String logs = directory.path().toString();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId)
                    .setNodeId(NODE)
                    .setDirectories(List.of(logs))
                    .setMetadataLogDirectory(logs)
                    .setControllerListenerName(CONTROLLER)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's directory cannot be formatted", e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE));
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("log.dirs", directory.path().toString());
        properties.putAll(ONE_NODE);
        return properties;
    }
}
