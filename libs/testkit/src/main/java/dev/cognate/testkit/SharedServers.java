package dev.cognate.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Starts a server once for the whole JVM. A Quarkus test meets the same class through several class loaders, some of
 * which are closed while the JVM goes on, so a static field would not do: servers live in the system class loader and
 * everyone reaches them through the platform's MBean server.
 */
final class SharedServers {
    private SharedServers() {}

    /** A proxy of the one server of this implementation, started if it is not there yet. */
    static <C extends ServerControl> C get(Class<? extends C> implementation, Class<C> control) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            Class<?> home = homeOf(SharedServers.class);
            thread.setContextClassLoader(home.getClassLoader());
            Method register = home.getDeclaredMethod("register", String.class, String.class);
            register.setAccessible(true);
            register.invoke(null, implementation.getName(), control.getName());
            return JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), nameOf(implementation), control);
        } catch (ReflectiveOperationException | JMException e) {
            throw new IllegalStateException("Cannot start " + implementation.getSimpleName(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Called by reflection in the class loader the server is to live in. */
    static void register(String implementation, String control) throws ReflectiveOperationException, JMException {
        Class<?> type = Class.forName(implementation);
        MBeanServer jvm = ManagementFactory.getPlatformMBeanServer();
        synchronized (jvm) {
            if (jvm.isRegistered(nameOf(type))) {
                return;
            }
            ServerControl server = (ServerControl) type.getDeclaredConstructor().newInstance();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close((Closeable) server), "stop " + type.getName()));
            server.start();
            jvm.registerMBean(asMxBean(server, Class.forName(control)), nameOf(type));
        }
    }

    private static <C> StandardMBean asMxBean(ServerControl server, Class<C> control) {
        return new StandardMBean(control.cast(server), control, true);
    }

    private static Class<?> homeOf(Class<?> type) {
        try {
            return ClassLoader.getSystemClassLoader().loadClass(type.getName());
        } catch (ClassNotFoundException e) {
            return type; // a launcher with class loaders of its own: one server for each of them
        }
    }

    private static ObjectName nameOf(Class<?> implementation) throws JMException {
        return new ObjectName("dev.cognate.testkit", "server", implementation.getSimpleName());
    }

    private static void close(Closeable server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
