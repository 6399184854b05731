"""The facilitator's full screen: pure pictures, and the application that shows them."""
