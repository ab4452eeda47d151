"""
Health check of the web container: does it answer, as the proxy would ask?

    python -m keten.opstart.gezond 8000
"""

import http
import os
import sys

from keten.opstart.draaiend import page_status


def main() -> int:
    headers = {
        "Host": os.environ.get("KETEN_HOSTS", "localhost").split(",")[0],
        "X-Forwarded-Proto": "https",
    }
    status = page_status(poort=int(sys.argv[1]), headers=headers)
    return 0 if 0 < status < http.HTTPStatus.INTERNAL_SERVER_ERROR else 1


if __name__ == "__main__":
    sys.exit(main())
