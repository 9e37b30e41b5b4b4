package canary.sales.internal.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/** Breaks: a public controller, an injected field. */
@RestController
public class BillController {

    @Autowired
    private Runnable work;
}
