document.querySelector('main').insertAdjacentHTML('beforeend', '<table><tr><th scope="col">Un</th></tr><tr><td>1</td></tr></table>');
