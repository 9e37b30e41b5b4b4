package canary.sales.internal.process;

import io.camunda.client.annotation.JobWorker;

/** Breaks: a worker that the starter cannot call. */
class BillWorker {

    @JobWorker(type = "sales.bill")
    void handle() {}
}
