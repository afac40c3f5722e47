package dev.cognate.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * DynamoDB Local on the loopback address. It takes any key, and its own main program listens on every address of the machine
 * and tells its maker that it runs; this one does neither.
 */
public final class LoopbackDynamoDb {
    private LoopbackDynamoDb() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments a port, and the folder where tables are kept
     */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        // one database for every key and region
        var requests = new LocalDynamoDBRequestHandler(0, false, arguments[1], true, false);
        var server = new Server(new InetSocketAddress("127.0.0.1", port));
        server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(requests, null), "/"));
        server.start();
        server.join();
    }
}
