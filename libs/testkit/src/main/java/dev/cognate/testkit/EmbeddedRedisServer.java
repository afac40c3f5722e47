package dev.cognate.testkit;

/**
 * The Redis server of this JVM.
 *
 * @param control stops, starts, pauses and resumes it
 */
public record EmbeddedRedisServer(RedisControl control) {
    /** The server, started if it was not yet. */
    public static EmbeddedRedisServer shared() {
        return new EmbeddedRedisServer(SharedServers.get(RedisServer.class, RedisControl.class));
    }

    /** The address, {@code redis://127.0.0.1:port}. */
    public String url() {
        return "redis://127.0.0.1:" + control.getPort();
    }

    /** {@link ServerControl#stop()}: connections break, new ones are refused, all keys are lost. */
    public void stop() {
        control.stop();
    }

    /** {@link ServerControl#start()}: empty. */
    public void start() {
        control.start();
    }

    /** {@link RedisControl#pause()}. */
    public void pause() {
        control.pause();
    }

    /** {@link RedisControl#resume()}. */
    public void resume() {
        control.resume();
    }
}
