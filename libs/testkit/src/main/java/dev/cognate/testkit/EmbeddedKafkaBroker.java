package dev.cognate.testkit;

/**
 * The Kafka broker of this JVM. Topics are made when they are first used, with three partitions.
 *
 * @param control stops and starts it
 */
public record EmbeddedKafkaBroker(ServerControl control) {
    /** The broker, started if it was not yet. */
    public static EmbeddedKafkaBroker shared() {
        return new EmbeddedKafkaBroker(SharedServers.get(KafkaServer.class, ServerControl.class));
    }

    /** The value of {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + control.getPort();
    }

    /** {@link ServerControl#stop()}. */
    public void stop() {
        control.stop();
    }

    /** {@link ServerControl#start()}: topics and offsets are as they were. */
    public void start() {
        control.start();
    }
}
