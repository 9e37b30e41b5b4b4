package canary.orders.internal;

/** Another module's secret. */
public class OrderTable {}
