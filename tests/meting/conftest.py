from tests.demo.conftest import demo

__all__ = ["demo"]
